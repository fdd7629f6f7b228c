import { Type, type Static } from '@sinclair/typebox';
import { oneOf, optional, partialDate, text } from '#features/coalitions/schemas.ts';
import { decisions, reportParts } from './kinds.ts';

/** A report that is begun. */
export const PeriodInput = Type.Object(
  {
    from: partialDate('First year, month or day of the period', '2024-01'),
    until: optional(partialDate('Last one; the same as the first where absent', '2024-06')),
  },
  { additionalProperties: false },
);
export type PeriodInput = Static<typeof PeriodInput>;

const words = (description: string) => optional(text(20_000, description));

const parts = {
  narrative: words('What happened'),
  lessons: words('What was learned'),
  risks: words('What may go wrong'),
  nextSteps: words('What comes next'),
};

/** What members write of the period, and what it was written from. */
export const TextsInput = Type.Object(
  {
    ...parts,
    version: Type.Integer({ minimum: 1, description: 'The version that was read', examples: [1] }),
    bases: optional(
      Type.Object(parts, {
        additionalProperties: false,
        description:
          'Each part as it was read; only the parts named here or sent are written. What others wrote meanwhile is joined paragraph by paragraph. Without it, an older version is refused',
      }),
    ),
    tab: optional(
      text(64, 'Of one who saves again and again: what this tab sent last goes before `bases`', 'a5c1'),
    ),
  },
  { additionalProperties: false },
);
export type TextsInput = Static<typeof TextsInput>;

/** What is said of a part of a report. */
export const CommentInput = Type.Object(
  {
    part: oneOf([...reportParts, 'general'], 'Of which part', 'narrative'),
    text: text(2000, 'The comment', 'Name the page that shows this (example).'),
  },
  { additionalProperties: false },
);
export type CommentInput = Static<typeof CommentInput>;

/** What staff decide of a submitted report. */
export const DecisionInput = Type.Object(
  {
    decision: oneOf(decisions, 'Accepted, or returned with comments', 'accepted'),
  },
  { additionalProperties: false },
);
export type DecisionInput = Static<typeof DecisionInput>;

/** A record that is not as it was when a report was submitted. */
export const ChangeSince = Type.Object({
  kind: Type.String({ description: 'changed, gone or new' }),
  noun: Type.String({ description: 'outcome, action, member, grant, diffusion or coalition' }),
  key: Type.String(),
  name: Type.String(),
  fields: Type.Array(Type.Object({ field: Type.String(), before: Type.Unknown(), after: Type.Unknown() }), {
    description: 'Of a changed one: what differs',
  }),
});
