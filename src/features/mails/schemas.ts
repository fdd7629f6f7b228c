import { Type, type TSchema } from '@sinclair/typebox';
import { mailStates } from './kinds.ts';

const orNull = (schema: TSchema) => Type.Unsafe<string | null>(Type.Union([schema, Type.Null()]));
const instant = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2026-11-27T08:00:00.000Z'] });

export const StateWord = Type.String({
  enum: [...mailStates],
  description: 'How it stands',
  examples: ['waiting'],
});
export const MailPath = Type.Object({
  id: Type.Integer({ minimum: 1, description: 'Number of the mail', examples: [1] }),
});

const row = {
  id: Type.Integer({ description: 'Number of the mail', examples: [1] }),
  recipient: Type.String({ examples: ['name@example.org'] }),
  kind: Type.String({ description: 'What it is for', examples: ['invitation'] }),
  language: Type.String({ description: 'BCP 47', examples: ['en'] }),
  subject: Type.String({ examples: ['Invitation to the registry'] }),
  state: StateWord,
  queuedAt: instant('When it was written'),
  sentAt: orNull(instant('When the mail server took it')),
  attempts: Type.Integer({ description: 'How often it was tried', examples: [0] }),
  lastError: orNull(Type.String({ description: 'What the mail server said last' })),
  nextAttemptAt: orNull(instant('Not before then, after an attempt that failed')),
};

const MailLine = Type.Object(row, { additionalProperties: false });
export const Mail = Type.Object(
  { ...row, body: Type.String({ description: 'Its text; links are taken out once it is sent' }) },
  { additionalProperties: false },
);
export const MailPage = Type.Object({
  items: Type.Array(MailLine),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer({ description: 'How many there are in all', examples: [1] }),
});
