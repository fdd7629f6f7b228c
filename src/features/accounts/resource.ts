import { Type, type TSchema } from '@sinclair/typebox';

const instant = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2026-11-24T10:00:00.000Z'] });
const orNull = (schema: TSchema, description: string) => Type.Union([schema, Type.Null()], { description });
const strict = { additionalProperties: false } as const;

export const AccountResource = Type.Object(
  {
    email: Type.String({ description: 'The address by which one signs in', examples: ['ana@example.org'] }),
    name: orNull(Type.String(), 'Null where none is given'),
  },
  strict,
);

export const AccountInput = Type.Object(
  {
    name: Type.Union([Type.String({ maxLength: 1000 }), Type.Null()], {
      description: 'One’s own name; null takes it away',
      examples: ['Ana Primerova (example)'],
    }),
  },
  strict,
);

const list = <Item extends TSchema>(item: Item) =>
  Type.Object(
    {
      items: Type.Array(item),
      next: Type.Null({ description: 'The list is whole' }),
      total: Type.Integer({ description: 'How many there are', examples: [1] }),
    },
    strict,
  );

export const DeviceList = list(
  Type.Object(
    {
      id: Type.String({ description: 'Of the session', examples: ['9f86d081884c7d65'] }),
      device: orNull(Type.String(), 'What the browser called itself'),
      signedInAt: instant('When it was signed in'),
      lastUsedAt: instant('When it was last used, within five minutes'),
      isPractice: Type.Boolean({ description: 'It is in practice' }),
      isCurrent: Type.Boolean({ description: 'It is the one that asks' }),
    },
    strict,
  ),
);

const Token = {
  id: Type.String({ description: 'Of the token; it opens nothing', examples: ['9f86d081884c7d65'] }),
  name: Type.String({ description: 'What it is for', examples: ['nightly export'] }),
  isPractice: Type.Boolean({ description: 'It opens practice, not the registry' }),
};

export const TokenList = list(
  Type.Object(
    {
      ...Token,
      createdAt: instant('When it was made'),
      lastUsedAt: orNull(
        Type.String({ format: 'date-time' }),
        'Within five minutes; null where it was never used',
      ),
    },
    strict,
  ),
);

export const TokenInput = Type.Object(
  {
    name: Type.String({ maxLength: 1000, description: 'What it is for', examples: ['nightly export'] }),
    isPractice: Type.Optional(
      Type.Boolean({ description: 'For practice instead of the registry', default: false }),
    ),
  },
  strict,
);

export const Made = Type.Object(
  { ...Token, token: Type.String({ description: 'The token itself, shown this once' }) },
  strict,
);
