import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { SourceInput } from '#database/citations.ts';
import { bases } from '#features/organisations/kinds.ts';
import { coalitionKinds, coalitionScopes, coalitionStatuses, membershipKinds } from './kinds.ts';

/** What may be left out; commands take undefined for it as well. */
export const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));
export const text = (maxLength: number, description: string, example?: string) =>
  Type.String({ maxLength, description, ...(example === undefined ? {} : { examples: [example] }) });
export const oneOf = (values: readonly string[], description: string, example = values[0]) =>
  Type.String({ enum: [...values], description, examples: [example] });
export const partialDate = (description: string, example: string) =>
  text(10, `${description}; YYYY, YYYY-MM or YYYY-MM-DD`, example);

export const Source = Type.Unsafe<SourceInput>(
  Type.Object(
    {
      addresses: Type.Array(text(2000, 'Address of a page, or the name of a document'), {
        minItems: 1,
        maxItems: 20,
      }),
      readOn: Type.Optional(text(10, 'The day on which it was read, YYYY-MM-DD', '2026-11-24')),
      basis: Type.String({
        enum: [...bases],
        description: 'read on the page, derived, inferred, or entered',
      }),
      note: Type.Optional(text(2000, 'Doubts, or what was added')),
    },
    { additionalProperties: false, description: 'Where this is published' },
  ),
);

const OtherName = Type.Object(
  {
    name: text(300, 'As printed'),
    language: optional(text(35, 'BCP 47', 'sr-Latn')),
    kind: optional(text(100, 'In the source’s words', 'former')),
  },
  { additionalProperties: false },
);

/** What is said of a coalition; the same for the form, the API and the seed. */
export const CoalitionInput = Type.Object(
  {
    name: text(300, 'In its own language and script', 'Arms out of the home (example)'),
    nameLanguage: optional(text(35, 'BCP 47', 'en')),
    nameEnglish: optional(text(300, 'Its name in English')),
    acronym: optional(text(40, 'As the coalition writes it', 'AOH')),
    otherNames: optional(Type.Array(OtherName, { maxItems: 40 })),
    kind: oneOf(coalitionKinds, 'A coalition, or a network that asks for something'),
    scope: optional(oneOf(coalitionScopes, 'Absent where not published', 'regional')),
    countries: optional(
      Type.Array(text(2, 'ISO 3166-1 alpha-2, or XK', 'AL'), { maxItems: 60, description: 'Where it works' }),
    ),
    themes: optional(
      Type.Array(text(100, 'Slug of a theme', 'public-spaces-and-small-arms'), { maxItems: 20 }),
    ),
    themeNote: optional(text(300, 'Matters for which there is no theme', 'storage of weapons')),
    problem: optional(text(2000, 'What is wrong')),
    ask: text(2000, 'What the coalition asks for', 'Police remove every firearm the same day (example).'),
    formedOn: optional(partialDate('When it was formed', '2023-12-15')),
    formedAt: optional(
      Type.Object(
        { event: text(200, 'Slug of the event'), session: text(200, 'Slug of the session') },
        { additionalProperties: false, description: 'The session at which it was formed' },
      ),
    ),
    status: oneOf(coalitionStatuses, 'How it stands now', 'active'),
    website: optional(text(500, 'An http or https address', 'https://example.org/')),
    network: optional(text(200, 'Slug of the organisation of kind network that carries the ask')),
    source: optional(Source),
  },
  { additionalProperties: false },
);
export type CoalitionInput = Static<typeof CoalitionInput>;

/** An organisation that joins, or joined and left. */
export const MembershipInput = Type.Object(
  {
    organisation: text(200, 'Slug of the organisation', 'linja-e-hapur-per-gra-elbasan-example'),
    kind: optional(oneOf(membershipKinds, 'A member where absent; a participant only took part')),
    role: optional(text(200, 'In its own words', 'convenes')),
    joinedOn: optional(partialDate('Absent where not published', '2024-01-12')),
    leftOn: optional(partialDate('Absent where it did not leave, or no source says when', '2024-06-30')),
    hasLeft: optional(Type.Boolean({ description: 'True for a former member whose leaving is not dated' })),
    note: optional(text(2000, 'What a reader should know')),
    source: optional(Source),
  },
  { additionalProperties: false },
);
export type MembershipInput = Static<typeof MembershipInput>;

/** A member that leaves. */
export const LeavingInput = Type.Object(
  {
    leftOn: partialDate('When it left', '2024-06-30'),
    reason: optional(text(2000, 'Why, where it is said')),
  },
  { additionalProperties: false },
);
export type LeavingInput = Static<typeof LeavingInput>;
