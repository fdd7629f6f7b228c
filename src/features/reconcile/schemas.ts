import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

const Single = Type.Union([
  Type.String({ maxLength: 1000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
  Type.Object({ id: Type.Optional(Type.String()), name: Type.Optional(Type.String()) }),
]);

const Query = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 10_000 })),
  type: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 20 })])),
  limit: Type.Optional(Type.Integer({ minimum: 1 })),
  type_strict: Type.Optional(Type.String()),
  properties: Type.Optional(
    Type.Array(
      Type.Object({ pid: Type.String(), v: Type.Union([Single, Type.Array(Single, { maxItems: 50 })]) }),
      {
        maxItems: 50,
      },
    ),
  ),
});
export type Query = Static<typeof Query>;

/** So many queries a batch may have, and so many records an extension. */
export const MOST_QUERIES = 50;
export const MOST_EXTENDED = 500;

const Batch = Type.Record(Type.String(), Query, { maxProperties: MOST_QUERIES });
const Extension = Type.Object({
  ids: Type.Array(Type.String({ maxLength: 200 }), { maxItems: MOST_EXTENDED }),
  properties: Type.Array(Type.Object({ id: Type.String() }), { maxItems: 50 }),
});

/** A batch of queries from its JSON text; undefined where it is none. */
export function readBatch(text: string): Record<string, Query> | undefined {
  const read = parse(text);
  const isSmall = typeof read === 'object' && read !== null && Object.keys(read).length <= MOST_QUERIES;
  return isSmall && Value.Check(Batch, read) ? read : undefined;
}

export function readExtension(text: string): Static<typeof Extension> | undefined {
  const read = parse(text);
  return Value.Check(Extension, read) ? read : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
