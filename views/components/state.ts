import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MessageKey } from '#language/translate.ts';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';
import { sign, type Shape } from './sign.ts';

/** Every state has a sign and a word; colour only repeats what they say. */
const states = {
  listed: { shape: 'dotted', word: 'state.listed' },
  called: { shape: 'ringDot', word: 'state.called' },
  present: { shape: 'half', word: 'state.present' },
  signed: { shape: 'tick', word: 'state.signed' },
  signed_remotely: { shape: 'arrow', word: 'state.signedRemotely' },
  absent: { shape: 'bar', word: 'state.absent' },
  postponed: { shape: 'clock', word: 'state.postponed' },
  kept: { shape: 'ringTick', word: 'state.kept' },
  passed: { shape: 'tick', word: 'state.passed' },
  fails: { shape: 'cross', word: 'state.fails' },
  unmarked: { shape: 'hollowRing', word: 'import.outcome.new' },
  settled: { shape: 'ringTick', word: 'import.outcome.same' },
  cannot_tell: { shape: 'question', word: 'state.cannotTell' },
} as const satisfies Record<string, { shape: Shape; word: MessageKey }>;

export type StateSign = keyof typeof states;

export interface StateOptions {
  /** Another word than the state's own, such as “Active” behind the sign of what is signed. */
  label?: Content | undefined;
  /** Muted, behind the word: an hour, a reason. */
  note?: Content | undefined;
}

/** A state as sign and word. */
export function state(kind: StateSign, ui: Ui, { label, note }: StateOptions = {}): HtmlSafeString {
  const { shape, word } = states[kind];
  return html`<span class="state" data-state="${kind}"
    >${sign(shape)}<span class="state-word">${label ?? ui.t(word)}</span>${
      note ? html` <span class="state-note">${note}</span>` : ''
    }</span
  >`;
}

/** Only the sign, with its word for those who do not see it. */
export function stateSign(kind: StateSign, ui: Ui): HtmlSafeString {
  const { shape, word } = states[kind];
  return html`<span class="state state-alone" data-state="${kind}"
    >${sign(shape)}<span class="visually-hidden">${ui.t(word)}</span></span
  >`;
}
