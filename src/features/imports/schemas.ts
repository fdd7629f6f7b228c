import { Type } from '@sinclair/typebox';
import { decisions, encodings, importNouns, importStates, outcomes } from './kinds.ts';

const word = <const Word extends string>(words: readonly Word[], description: string) =>
  Type.Unsafe<Word>(Type.String({ enum: [...words], description, examples: [words[0]] }));
const orNull = <Schema extends ReturnType<typeof Type.Unsafe>>(schema: Schema) =>
  Type.Unsafe<Schema['static'] | null>(Type.Union([schema, Type.Null()]));
const text = (description: string, example?: string) =>
  Type.Unsafe<string>(Type.String({ description, ...(example ? { examples: [example] } : {}) }));
const whole = (description: string) => Type.Integer({ minimum: 0, description });

export const ImportPath = Type.Object({
  id: Type.Integer({
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'Number of the import',
    examples: [1],
  }),
});

export const PreviewQuery = Type.Object({
  outcome: Type.Optional(word(outcomes, 'Only rows that will do this')),
  left: Type.Optional(Type.Literal('out', { description: 'Only rows that were left out, or kept' })),
  from: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'How many rows to pass over' }),
  ),
});

export const RowsQuery = Type.Object(
  {
    outcome: Type.Optional(word(outcomes, 'Only rows that will do this')),
    cursor: Type.Optional(
      Type.String({ pattern: '^\\d{1,9}$', description: 'As `next` of the page before gave it' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
  },
  { additionalProperties: false },
);

export const ColumnsBody = Type.Object(
  {
    columns: Type.Array(orNull(text('A field, or null where the column is left out', 'name')), {
      maxItems: 300,
      description: 'What each column holds, in their order',
    }),
    encoding: Type.Optional(word(encodings, 'Where the guess was wrong')),
    delimiter: Type.Optional(word([',', ';', '\t'], 'Between cells, where the guess was wrong')),
    programme: Type.Optional(text('Slug of the programme of grants whose rows name none', 'smart-balkans')),
  },
  { additionalProperties: false },
);

export const DecisionsBody = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          row: Type.Integer({ minimum: 1, examples: [18] }),
          decision: orNull(word(decisions, 'The same record, another one, or left out')),
          same: Type.Optional(text('Slug of the record that it is; the first that looks alike where absent')),
        },
        { additionalProperties: false },
      ),
      { maxItems: 1000 },
    ),
    all: Type.Optional(word(['another', 'leave'], 'What all rows are that stay undecided')),
  },
  { additionalProperties: false },
);

const Told = Type.Object({ path: text('Which field'), message: text('In the language asked for') });

export const ImportResource = Type.Object({
  id: Type.Integer(),
  of: word(importNouns, 'What the rows are'),
  file: orNull(text('Null for a pasted table')),
  format: text('csv, xlsx or pasted'),
  encoding: orNull(text('Of text')),
  delimiter: orNull(text('Between cells')),
  state: word(
    [...importStates, 'cutOff'],
    'cutOff: nobody works on it any more; it can be gone on with or dropped',
  ),
  columns: Type.Array(Type.Object({ header: text('As printed'), field: orNull(text('What it holds')) })),
  done: whole('Rows read or written so far'),
  total: orNull(Type.Unsafe<number>(whole('Rows in all'))),
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'Rows by what they will do' }),
  result: orNull(
    Type.Unsafe<Record<string, number>>(
      Type.Record(Type.String(), Type.Integer(), { description: 'What applying or undoing did' }),
    ),
  ),
  problem: orNull(text('Why the file could not be read')),
  createdAt: text('In UTC'),
  appliedAt: orNull(text('In UTC')),
  undoneAt: orNull(text('In UTC')),
});

export const ImportPage = Type.Object({
  items: Type.Array(ImportResource),
  next: orNull(text('Always null: the newest fifty')),
  total: whole('How many there are in all'),
});

export const RowPage = Type.Object({
  items: Type.Array(
    Type.Object({
      row: Type.Integer({ description: 'As the spreadsheet numbers it' }),
      outcome: word(outcomes, 'What it will do'),
      decision: orNull(word(decisions, 'What was decided of a possible duplicate')),
      name: text('As the row has it'),
      record: orNull(text('Slug or reference of the record that it changes or made')),
      changes: Type.Array(
        Type.Object({ field: text('Which'), before: Type.Unknown(), after: Type.Unknown() }),
      ),
      problems: Type.Array(Told),
      warnings: Type.Array(Told),
      looksLike: Type.Array(
        Type.Object({ organisation: text('Slug'), name: text('Its name'), why: text('Reason') }),
      ),
      leftOut: orNull(text('Why it was left out when applied, or kept when undone')),
    }),
  ),
  next: orNull(text('Cursor of the next page; null at the end')),
  total: whole('How many there are in all'),
});
