import { Type, type Static } from '@sinclair/typebox';
import { oneOf, optional, partialDate, text } from '#features/coalitions/schemas.ts';
import { memberCountries } from '#features/coalitions/kinds.ts';
import { indicatorFilters, measures } from './kinds.ts';

const whole = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: 1_000_000_000, description, examples: [example] });

/** An indicator as staff define it; the same for the form and the API. */
export const IndicatorInput = Type.Object(
  {
    name: text(300, 'What it measures', 'Organisations in regional grants (example)'),
    programme: text(200, 'Slug of the programme', 'smart-balkans'),
    objective: optional(
      Type.Integer({ minimum: 1, maximum: 99, description: 'Number of the objective', examples: [2] }),
    ),
    measure: oneOf(measures, 'What is counted', 'organisations_in_regional_grants'),
    ...Object.fromEntries(
      indicatorFilters
        .filter((name) => name !== 'memberCountries')
        .map((name) => [
          name === 'programme' ? 'ofProgramme' : name,
          optional(text(200, `Only where ${name} is this`)),
        ]),
    ),
    memberCountries: optional(
      oneOf(memberCountries, 'Only coalitions with members from so many countries or more', '4'),
    ),
    baseline: optional(whole('What it was', 0)),
    baselineOn: optional(partialDate('When it was so', '2021-12')),
    target: optional(whole('What it is to become', 60)),
    targetOn: optional(partialDate('Until when', '2025-12')),
    isExample: optional(Type.Boolean({ description: 'Labelled as an example, not the programme’s own' })),
  },
  { additionalProperties: false },
);
/** Written out, because the filters are made from a list. */
export type IndicatorInput = {
  programme: string;
  objective?: number | undefined;
  name: string;
  measure: string;
  ofProgramme?: string | undefined;
  year?: string | undefined;
  country?: string | undefined;
  theme?: string | undefined;
  scheme?: string | undefined;
  memberCountries?: string | undefined;
  baseline?: number | undefined;
  baselineOn?: string | undefined;
  target?: number | undefined;
  targetOn?: string | undefined;
  isExample?: boolean | undefined;
};

/** What a reading is kept for. */
export const ReadingInput = Type.Object(
  { label: text(200, 'What it is kept for, such as the period of a report', 'Report of 2025 (example)') },
  { additionalProperties: false },
);
export type ReadingInput = Static<typeof ReadingInput>;

const Counted = Type.Object({
  count: Type.Integer(),
  rows: Type.String({ description: 'Address of the list that it counts; under /api/v1 the same rows' }),
});
export const Figure = Type.Object({
  figure: Type.String({ description: 'What is counted' }),
  of: Type.Union([Type.String(), Type.Null()], {
    description: 'A country, a theme, a scheme, a year, a pair of countries; none where it is not published',
  }),
  count: Type.Union([Type.Integer(), Type.Null()], { description: 'Null where the filters cannot tell' }),
  amount: Type.Union([Type.String(), Type.Null()], { description: 'Of sums: with two decimals' }),
  currency: Type.Union([Type.String(), Type.Null()], { description: 'Of sums' }),
  rows: Type.Union([Type.String(), Type.Null()], { description: 'Address of the list that it counts' }),
});
export type Figure = Static<typeof Figure>;

const list = <Item extends ReturnType<typeof Type.Object>>(item: Item) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Null({ description: 'All of them stand here' }),
    total: Type.Integer(),
    note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
  });
const textOrNull = Type.Union([Type.String(), Type.Null()]);
const numberOrNull = Type.Union([Type.Integer(), Type.Null()]);

const noneKnown = { description: 'none where it is not published' };

export const FigureList = list(Figure);
export const CoverageList = list(
  Type.Object({
    scheme: Type.String(),
    isProgramme: Type.Boolean(),
    recorded: Counted,
    countries: Type.Array(Type.Object({ country: Type.String(), ...Counted.properties }), {
      description: 'Of each of the six',
    }),
    elsewhere: Type.Object(Counted.properties, {
      description: 'Of other countries, or of none that is published',
    }),
    amount: Counted,
    signed: Counted,
    ceremony: Counted,
    partners: Counted,
  }),
);
export const Indicator = Type.Object({
  slug: Type.String(),
  programme: Type.String(),
  objective: numberOrNull,
  name: Type.String(),
  measure: Type.String(),
  filters: Type.Record(Type.String(), Type.String()),
  baseline: numberOrNull,
  baselineOn: textOrNull,
  target: numberOrNull,
  targetOn: textOrNull,
  isExample: Type.Boolean(),
  version: Type.Integer({ description: 'Which of its definitions it is counted by' }),
  since: Type.String({ description: 'Since when it is defined so' }),
  retiredAt: textOrNull,
  value: Counted,
  byCountry: Type.Array(Type.Object({ country: Type.String(noneKnown), ...Counted.properties })),
  byTheme: Type.Array(Type.Object({ theme: Type.String(noneKnown), ...Counted.properties })),
});
export type Indicator = Static<typeof Indicator>;
export const IndicatorList = list(Indicator);

export const ReadingResource = Type.Object({
  id: Type.Union([Type.Integer(), Type.Null()], { description: 'Null for what is counted now' }),
  label: textOrNull,
  reason: Type.String({ description: 'Why it was kept' }),
  version: Type.Integer(),
  measure: Type.String(),
  filters: Type.Record(Type.String(), Type.String()),
  count: Type.Integer(),
  takenAt: Type.String(),
});
export type ReadingResource = Static<typeof ReadingResource>;
export const IndicatorDetail = Type.Object({
  ...Indicator.properties,
  readings: Type.Array(ReadingResource),
});
export const IndicatorChanges = Type.Object({
  from: ReadingResource,
  until: ReadingResource,
  came: Type.Integer(),
  left: Type.Integer(),
  edited: Type.Integer(),
  items: Type.Array(
    Type.Object({
      change: Type.String({ enum: ['came', 'left', 'edited'] }),
      noun: Type.String({ description: 'What kind of record it is' }),
      name: Type.Union([Type.String(), Type.Null()], { description: 'Null where it is no longer public' }),
      href: textOrNull,
      by: Type.String({ enum: ['definition', 'records'], description: 'What moved it' }),
      what: Type.Array(Type.String(), { description: 'What the history says of an edited record' }),
    }),
  ),
  next: Type.Null({ description: 'All of them stand here' }),
  total: Type.Integer(),
});
