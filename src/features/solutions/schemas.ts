import { Type, type Static } from '@sinclair/typebox';
import { oneOf, optional, partialDate, Source, text } from '#features/coalitions/schemas.ts';
import { diffusionSteps } from './kinds.ts';

/** What is said of a solution; the same for the form, the API and the seed. */
export const SolutionInput = Type.Object(
  {
    title: text(300, 'In a few words', 'Firearms leave the home the same day (example)'),
    theme: optional(text(100, 'Slug of a theme', 'public-spaces-and-small-arms')),
    problem: optional(text(2000, 'What it solves')),
    whatWorks: text(2000, 'What it is', 'Police remove every firearm the same day (example).'),
    originCountry: optional(text(2, 'Where it works: ISO 3166-1 alpha-2, or XK; any country', 'XK')),
    originSince: optional(partialDate('Since when it works there', '2019')),
    originOrganisation: optional(text(200, 'Slug of the organisation from which it comes')),
    evidenceText: optional(text(2000, 'What is said for its working')),
    proposedAt: optional(
      Type.Object(
        { event: text(200, 'Slug of the event'), session: text(200, 'Slug of the session') },
        { additionalProperties: false, description: 'The session at which it was proposed' },
      ),
    ),
    note: optional(text(2000, 'Doubts')),
    source: optional(Source),
  },
  { additionalProperties: false },
);
export type SolutionInput = Static<typeof SolutionInput>;

/** A step that a country took with a solution. */
export const DiffusionInput = Type.Object(
  {
    country: text(2, 'ISO 3166-1 alpha-2, or XK', 'AL'),
    part: optional(text(200, 'Which part, where it holds in a part of the country only')),
    step: oneOf(diffusionSteps, 'How far; adopted and above need a source, dropped a reason', 'advocating'),
    takenOn: optional(partialDate('When; absent where not published', '2025-04')),
    carriers: optional(
      Type.Array(text(300, 'Slug of an organisation or coalition, or a name as printed'), {
        maxItems: 20,
        description: 'Who carries it there',
      }),
    ),
    reason: optional(text(2000, 'Why it was dropped')),
    note: optional(text(2000, 'What else a source says')),
    source: optional(Source),
  },
  { additionalProperties: false },
);
export type DiffusionInput = Static<typeof DiffusionInput>;
