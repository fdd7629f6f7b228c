import { Type, type Static } from '@sinclair/typebox';
import { actionKinds } from '#features/actions/kinds.ts';
import { oneOf, optional, partialDate, text } from '#features/coalitions/schemas.ts';
import { publicId } from '#features/desk/schemas.ts';
import { becomings, lineKinds } from './kinds.ts';

/** What was said at a session, typed one line at a time. */
export const LineInput = Type.Object(
  {
    kind: oneOf(lineKinds, 'What was said', 'solution'),
    text: text(2000, 'In one line', 'Firearms leave the home the same day (example)'),
    owner: optional(text(200, 'Who sees to it', 'Example network (example)')),
    dueOn: optional(partialDate('Until when', '2024-03')),
    key: optional(text(100, 'Chosen by the sender: sent again, the line stands once', 'walk-0001')),
    typedBy: Type.Optional(
      publicId('Public id of whoever was signed in when it was typed, as the device says that kept it'),
    ),
    isPractice: Type.Optional(
      Type.Boolean({
        description: 'Whether it was typed in practice; refused where that is not where it arrives',
      }),
    ),
  },
  { additionalProperties: false },
);
export type LineInput = Static<typeof LineInput>;

/** What a line becomes, or that it is set aside. */
export const SettlingInput = Type.Object(
  {
    into: oneOf([...becomings, 'set_aside'], 'What it becomes; coalition stands for the ask of a new one'),
    title: optional(text(300, 'Of the solution or the coalition; the line itself where absent')),
    country: optional(text(2, 'Of a solution: where it works', 'XK')),
    coalition: optional(text(200, 'Of an action: slug of the coalition')),
    kind: optional(oneOf(actionKinds, 'Of an action: what it is')),
    reason: optional(text(2000, 'Why it is set aside')),
  },
  { additionalProperties: false },
);
export type SettlingInput = Static<typeof SettlingInput>;
