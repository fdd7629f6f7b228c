import { html, type HtmlSafeString } from '@prairielearn/html';
import type { LineRow } from '#features/lines/queries.ts';
import { paths } from '#paths.ts';
import { dateText } from '../components/date.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

/** One line: what was said, by when and by whom, and what became of it. */
export function lineFacts(ui: Ui, event: string, line: LineRow): HtmlSafeString {
  const { t } = ui;
  const { kind, text, owner, dueOn } = line;
  return html`<p class="line-text"><span class="line-kind">${t(`line.kind.${kind}`)}</span> ${text}</p>
    <p class="note">
      ${owner ? html`<span>${owner}</span>` : ''} ${dueOn ? html`<span>${phrase(ui, 'lines.due', { date: dateText(dueOn, ui) })}</span>` : ''}
      <span>${fate(ui, event, line)}</span>
    </p>`;
}

function fate(ui: Ui, event: string, { id, text, became, setAsideReason }: LineRow): HtmlSafeString {
  const { t } = ui;
  if (became)
    return html`→ ${t(`line.became.${became.noun}`)}: <a href="${hrefOf(became)}">${became.name}</a>`;
  if (setAsideReason) return html`${t('lines.setAside', { reason: setAsideReason })}`;
  return html`<a href="${paths.eventLine(event, id)}">${t('lines.settle')}<span class="visually-hidden">: ${text}</span></a>`;
}

function hrefOf({ noun, slug, action }: NonNullable<LineRow['became']>): string {
  if (noun === 'solution') return paths.solution(slug);
  return noun === 'action' ? `${paths.coalitionTimeline(slug)}#action-${action}` : paths.coalition(slug);
}
