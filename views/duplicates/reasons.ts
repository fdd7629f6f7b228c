import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Reason } from '#features/duplicates/reasons.ts';
import type { Content } from '../components/content.ts';
import { nameText } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { stateSign } from '../components/state.ts';
import type { Ui } from '../ui.ts';

/** Why two records may be one, each reason on its line with its sign. */
export function reasonList(ui: Ui, reasons: readonly Reason[], isClaimed: boolean): HtmlSafeString {
  if (reasons.length === 0) return html`<p class="note">${ui.t('duplicates.reason.none')}</p>`;
  return html`<ul class="why-alike">
    ${reasons.map(
      (reason) =>
        html`<li>
          ${stateSign(isStrong(reason, isClaimed) ? 'passed' : 'cannot_tell', ui)}
          <span>${reasonText(ui, reason, isClaimed)}</span>
        </li>`,
    )}
  </ul>`;
}

/** The same in one line of a list. */
export function reasonLine(ui: Ui, reasons: readonly Reason[], isClaimed: boolean): HtmlSafeString {
  return html`${reasons.map(
    (reason, place) => html`${place > 0 ? '; ' : ''}${reasonText(ui, reason, isClaimed)}`,
  )}`;
}

function isStrong({ kind }: Reason, isClaimed: boolean): boolean {
  return kind === 'number' || kind === 'website' || (kind === 'script' && isClaimed);
}

function reasonText(ui: Ui, reason: Reason, isClaimed: boolean): Content {
  const { kind } = reason;
  if (kind === 'number' || kind === 'acronym' || kind === 'website' || kind === 'email') {
    return phrase(ui, `duplicates.reason.${kind}`, { value: html`<strong>${reason.value}</strong>` });
  }
  const name = nameText({ name: reason.name });
  if (kind === 'script') {
    return phrase(ui, isClaimed ? 'duplicates.reason.scriptClaimed' : 'duplicates.reason.script', { name });
  }
  const pairs = kind === 'loose' ? reason.letters : reason.words;
  const said = phrase(ui, `duplicates.reason.${kind}`, { name });
  if (pairs.length === 0) return said;
  const list = pairs.map(([left, right]) => `${left} / ${right}`).join(', ');
  return kind === 'loose'
    ? html`${said} (${ui.t('duplicates.reason.letters', { letters: list })})`
    : html`${said} (${ui.t('duplicates.reason.words', { words: list })})`;
}
