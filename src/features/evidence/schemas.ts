import { Type, type Static } from '@sinclair/typebox';
import { oneOf, optional, Source, text } from '#features/coalitions/schemas.ts';
import { evidenceNouns } from './kinds.ts';

/** A figure or finding that somebody published; the same for the form and the API. */
export const EvidenceInput = Type.Object(
  {
    statement: text(2000, 'What it says', 'Almost half decide not to report corruption (example)'),
    value: optional(text(100, 'A number, a range or words, as printed', '47')),
    unit: optional(text(100, 'Of the value', 'percent')),
    publisher: text(300, 'Who published it', 'Example institute (example)'),
    year: optional(Type.Integer({ minimum: 1800, maximum: 9999, description: 'Of issue', examples: [2023] })),
    period: optional(text(21, 'The time it describes: one date, or two with a slash between', '2019/2020')),
    place: optional(text(200, 'Code of a country, or the name of a region', 'AL')),
    theme: optional(text(100, 'Slug of a theme', 'corruption')),
    source: Source,
  },
  { additionalProperties: false },
);
export type EvidenceInput = Static<typeof EvidenceInput>;

/** Where a finding is used. */
export const EvidenceUse = Type.Object(
  {
    noun: oneOf(evidenceNouns, 'What it is attached to', 'solution'),
    record: text(200, 'Slug; of an outcome its number', 'national-sos-line'),
  },
  { additionalProperties: false },
);
export type EvidenceUse = Static<typeof EvidenceUse>;
