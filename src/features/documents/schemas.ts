import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { documentKinds } from './kinds.ts';

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()]);

/** What a form with a file says beside the file; `file` itself streams past the schema. */
export const UploadBody = Type.Object({
  title: Type.String({ maxLength: 200, description: 'What it is', examples: ['Signed agreement (example)'] }),
  kind: Type.String({ enum: [...documentKinds], examples: ['agreement'] }),
  access: Type.String({
    enum: ['public', 'restricted'],
    description: 'restricted: staff and donors of the programme',
  }),
  file: Type.String({ format: 'binary', description: 'Last of the fields' }),
});

export const WithdrawalInput = Type.Object(
  { reason: Type.String({ maxLength: 500, description: 'Why', examples: ['Wrong file (example)'] }) },
  { additionalProperties: false },
);
export type WithdrawalInput = Static<typeof WithdrawalInput>;

export const DocumentResource = Type.Object({
  id: Type.Integer(),
  title: Type.String(),
  kind: Type.String(),
  access: Type.String(),
  fileName: Type.String(),
  mediaType: Type.String({ description: 'By its bytes' }),
  size: Type.Integer({ description: 'Bytes' }),
  sha256: Type.String(),
  href: Type.String({ description: 'Where it is downloaded' }),
  uploadedAt: Type.String(),
  withdrawnAt: nullable(Type.String()),
});

export const DocumentList = Type.Object({
  items: Type.Array(DocumentResource),
  next: Type.Null(),
  total: Type.Integer(),
});
export type DocumentList = Static<typeof DocumentList>;
