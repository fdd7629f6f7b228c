import { Type, type Static } from '@sinclair/typebox';

const Side = (description: string) =>
  Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()], {
    description: `${description}. A name of a person is not in history: \`{ "personal": true }\` stands in its place`,
  });

const NamedResource = Type.Object({
  noun: Type.String({ examples: ['grant'] }),
  key: Type.String({ description: 'Slug, of a grant the reference', examples: ['EX-001'] }),
  name: Type.String({ examples: ['Institutional support (example)'] }),
});

/** An entry of history for scripts. */
export const HistoryEntryResource = Type.Object({
  number: Type.Integer({ description: 'Its place in the whole chain, from 1', examples: [488] }),
  at: Type.String({ format: 'date-time', description: 'UTC', examples: ['2026-12-15T13:34:00.000Z'] }),
  person: Type.Union(
    [
      Type.Object({
        id: Type.String({ description: 'Public id', examples: ['5f1d7a52-0c1e-4a55-9f51-7f2f7f0f4b1c'] }),
        name: Type.Union([Type.String(), Type.Null()], {
          description: 'Null where the person is no longer on record',
        }),
      }),
      Type.Null(),
    ],
    { description: 'Who made the change; null where no person did' },
  ),
  door: Type.String({ description: 'page, api, command-line, seed or clock', examples: ['page'] }),
  event: Type.String({ examples: ['grant.signed'] }),
  what: Type.String({
    description: 'What happened, in the language asked for',
    examples: ['Signing logged'],
  }),
  record: Type.Union([NamedResource, Type.Null()], {
    description: 'The record that was changed, where it is another one than the one asked for',
  }),
  concerns: Type.Array(NamedResource, {
    description: 'Further records that the entry concerns, at most six',
  }),
  before: Side('The fields before'),
  after: Side('The fields after'),
  requestId: Type.Union([Type.String(), Type.Null()], {
    description: 'The request by which the change was made',
  }),
  hash: Type.String({ description: 'SHA-256 over the entry and the hash of the entry before it' }),
});
export type HistoryEntryResource = Static<typeof HistoryEntryResource>;

export const HistoryEntryPage = Type.Object({
  items: Type.Array(HistoryEntryResource, { description: 'Newest first' }),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer({ description: 'How many entries there are in all' }),
  note: Type.Optional(
    Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' }),
  ),
});
