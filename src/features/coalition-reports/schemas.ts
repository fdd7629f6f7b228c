import { Type, type Static } from '@sinclair/typebox';
import { oneOf, optional, partialDate, text } from '#features/coalitions/schemas.ts';
import { authorKinds, commentedParts, decisions } from './kinds.ts';

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
    turn: optional(
      Type.Integer({
        minimum: 0,
        description:
          'Counts what the tab sends: what comes after something of a higher number changes nothing, and is kept in the history',
        examples: [7],
      }),
    ),
  },
  { additionalProperties: false },
);
export type TextsInput = Static<typeof TextsInput>;

/** What is said of a report, of a part, or of a paragraph of one. */
export const CommentInput = Type.Object(
  {
    part: oneOf(commentedParts, 'Of which part', 'narrative'),
    paragraph: optional(
      Type.Integer({ minimum: 0, description: 'Which paragraph of the part, from 0', examples: [0] }),
    ),
    text: text(2000, 'The comment', 'Name the page that shows this (example).'),
  },
  { additionalProperties: false },
);
export type CommentInput = Static<typeof CommentInput>;

/** What is said in answer to a comment. */
export const AnswerInput = Type.Object(
  { text: text(2000, 'The answer', 'It stands in the second paragraph now (example).') },
  { additionalProperties: false },
);
export type AnswerInput = Static<typeof AnswerInput>;

/** What staff decide of a submitted report. */
export const DecisionInput = Type.Object(
  {
    decision: oneOf(decisions, 'Accepted, or returned with comments', 'accepted'),
    comment: optional(
      text(2000, 'Said of the report as a whole; a return needs it unless a comment is open'),
    ),
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

const orNull = Type.Union([Type.String(), Type.Null()]);
const Said = Type.Object({
  id: Type.Integer(),
  text: Type.String(),
  authorKind: Type.Union(authorKinds.map((kind) => Type.Literal(kind))),
  createdAt: Type.String(),
});

/** A comment as the API shows it to the coalition, the programme and donors. */
export const CommentResource = Type.Object({
  ...Said.properties,
  part: Type.Union(commentedParts.map((part) => Type.Literal(part))),
  paragraph: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Which paragraph of the part as it read then, from 0; null where the whole part is meant',
  }),
  quote: orNull,
  submission: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Which handing-in was read; null where a draft was',
  }),
  resolvedAt: orNull,
  answers: Type.Array(Said),
});

const handedIn = {
  number: Type.Integer({ description: 'From 1' }),
  hash: Type.String({ description: 'SHA-256 of the content as JSON' }),
  submittedAt: Type.String(),
  decision: orNull,
  decidedAt: orNull,
};

/** One handing-in of a report. */
export const SubmissionItem = Type.Object(handedIn);

/** One handing-in with its content as it was then. */
export const SubmissionResource = Type.Object({
  ...handedIn,
  content: Type.Object({}, { additionalProperties: true }),
});
