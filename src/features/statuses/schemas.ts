import { Type, type Static } from '@sinclair/typebox';
import { grantStatuses } from '#features/grants/kinds.ts';

/** A step of a grant's life. */
export const StepInput = Type.Object(
  {
    status: Type.String({
      enum: [...grantStatuses],
      description: 'What it is from then on',
      examples: ['active'],
    }),
    on: Type.String({ maxLength: 10, description: 'The day, YYYY-MM-DD', examples: ['2026-02-01'] }),
    reason: Type.String({
      maxLength: 1000,
      description: 'Why; everybody may read it',
      examples: ['It began (example)'],
    }),
  },
  { additionalProperties: false },
);
export type StepInput = Static<typeof StepInput>;

export const GrantLife = Type.Object({
  grant: Type.String({ description: 'Reference of the grant' }),
  status: Type.Union([Type.String(), Type.Null()], { description: 'null where no source says it' }),
  steps: Type.Array(Type.Object({ status: Type.String(), on: Type.String(), reason: Type.String() })),
  following: Type.Array(Type.String(), { description: 'Steps that may come next' }),
});
export type GrantLife = Static<typeof GrantLife>;
