import { Type, type Static } from '@sinclair/typebox';
import { oneOf, optional, partialDate, Source, text } from '#features/coalitions/schemas.ts';
import { actionKinds } from './kinds.ts';

/** What a coalition did; the same for the form, the API and the seed. */
export const ActionInput = Type.Object(
  {
    kind: oneOf(actionKinds, 'What it was', 'hearing'),
    what: text(2000, 'What was done', 'Committee hearing with two police directors (example)'),
    actedOn: optional(partialDate('The first day if several; absent where not published', '2025-02-04')),
    institution: optional(text(300, 'Toward which institution, where toward one')),
    country: optional(text(2, 'ISO 3166-1 alpha-2, or XK', 'AL')),
    participants: optional(
      Type.Array(text(300, 'Slug of a member, or a name as printed'), {
        maxItems: 60,
        description: 'Who took part',
      }),
    ),
    note: optional(text(2000, 'Doubts')),
    source: optional(Source),
  },
  { additionalProperties: false },
);
export type ActionInput = Static<typeof ActionInput>;
