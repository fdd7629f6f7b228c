import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MessageKey, MessageValues } from '#language/translate.ts';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';
import { stateSign } from './state.ts';

/** One condition of a scheme, as the rules answer it. */
export interface CheckedRule {
  outcome: 'pass' | 'fail' | 'cannot_tell';
  message: MessageKey;
  values?: MessageValues | undefined;
}

export interface RuleCheck {
  rules: readonly CheckedRule[];
  heading?: Content | undefined;
  /** Instead of the sentence that counts what is lacking. */
  conclusion?: Content | undefined;
}

const signs = { pass: 'passed', fail: 'fails', cannot_tell: 'cannot_tell' } as const;

/** Every condition with pass, fail or cannot tell, in words, and one sentence with what is lacking. */
export function ruleCheck(ui: Ui, { rules, heading, conclusion }: RuleCheck): HtmlSafeString {
  return html`<section class="section rule-check">
    <h2 class="side-title">${heading ?? ui.t('rules.heading')}</h2>
    <ul class="rules">
      ${rules.map(
        ({ outcome, message, values }) =>
          html`<li class="rule" data-outcome="${outcome}">
            ${stateSign(signs[outcome], ui)} <span>${ui.t(message, values)}</span>
          </li>`,
      )}
    </ul>
    <p class="rules-conclusion">${conclusion ?? conclude(ui, rules)}</p>
  </section>`;
}

function conclude(ui: Ui, rules: readonly CheckedRule[]): string {
  const count = (outcome: CheckedRule['outcome']) => rules.filter((rule) => rule.outcome === outcome).length;
  const [fails, untold] = [count('fail'), count('cannot_tell')];
  if (fails === 0 && untold === 0) return ui.t('rules.met');
  return [
    fails > 0 ? ui.t('rules.lacking', { count: fails }) : '',
    untold > 0 ? ui.t('rules.untold', { count: untold }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
