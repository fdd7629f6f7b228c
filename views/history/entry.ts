import { html, type HtmlSafeString } from '@prairielearn/html';
import type { HistoryLine } from '#features/history/lines.ts';
import type { NamedRecord } from '#features/history/records.ts';
import { hrefsIn } from '#features/history/value.ts';
import { eventMessage, plainWords } from '#features/history/words.ts';
import { dayOf, formatDate, formatHour } from '#language/format.ts';
import type { MessageKey } from '#language/translate.ts';
import type { Content } from '../components/content.ts';
import { facts } from '../components/facts.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { sign } from '../components/sign.ts';
import type { Ui } from '../ui.ts';
import { changeFact } from './value.ts';

const doors = {
  page: 'history.door.page',
  api: 'history.door.api',
  'command-line': 'history.door.commandLine',
  seed: 'history.door.seed',
  clock: 'history.door.clock',
} as const satisfies Record<HistoryLine['door'], MessageKey>;

/** One entry: when, what happened, through whom, and what it changed. Every line has an address of its own. */
export function historyEntry(ui: Ui, line: HistoryLine, personHref: (id: string) => string): HtmlSafeString {
  const { t, language } = ui;
  const { id, at, event, record, changes } = line;
  const message = eventMessage(event);
  const what = html`<strong>${message ? t(message) : t('history.event', { event: plainWords(event) })}</strong>`;
  const isSigning = event === 'grant.signed' || event === 'grant.signing-reported';
  return html`<li class="timeline-item" id="entry-${id}" data-kind="${isSigning ? 'signing' : 'past'}">
    <time class="timeline-date" datetime="${at}"
      >${formatDate(dayOf(new Date(at)), language)} <br />${formatHour(at, language)}</time
    >
    <span class="timeline-sign">${sign(isSigning ? 'tick' : 'filledDot')}</span>
    <div class="timeline-text prose">
      <div>
        <p>${record ? html`${what}: ${recordLink(record)}` : what}</p>
        <p class="timeline-note">${origin(ui, line, personHref)}</p>
      </div>
      ${facts(ui, { facts: changes.map((change) => changeFact(ui, change)), layout: 'across', unknown: 'in place' })}
      ${concerns(ui, line)}
    </div>
  </li>`;
}

/** By whom, through which door, which entry of the chain, by which request. */
function origin(
  ui: Ui,
  { id, person, door, requestId }: HistoryLine,
  personHref: (id: string) => string,
): Content {
  const { t } = ui;
  const who = person
    ? html`<a href="${personHref(person.id)}">${person.name ?? t('history.personGone')}</a>`
    : t('history.registry');
  const parts: Content[] = [
    phrase(ui, doors[door], { who }),
    html`<a href="#entry-${id}">${t('history.entry', { number: id })}</a>`,
  ];
  if (requestId !== null) parts.push(phrase(ui, 'history.request', { id: requestText(requestId) }));
  return html`${parts.map((part, place) => html`${place > 0 ? ' · ' : ''}${part}`)}`;
}

/** Broken at its hyphens where the line is narrow. */
function requestText(requestId: string): HtmlSafeString {
  const [first, ...rest] = requestId.split('-');
  return html`<code>${first}${rest.map((part) => html`-<wbr />${part}`)}</code>`;
}

/** Further records that the entry concerns; those that its fields name are not named twice. */
function concerns(ui: Ui, { concerned, changes }: HistoryLine): HtmlSafeString | string {
  const { further } = concerned;
  const linked = changes.flatMap(({ before, after }) => [...hrefsIn(before), ...hrefsIn(after)]);
  const records = concerned.records.filter(({ href }) => !linked.includes(href));
  if (records.length === 0) return '';
  const list = html`${records.map((record, place) => html`${place > 0 ? ', ' : ''}${recordLink(record)}`)}`;
  return html`<p class="timeline-note">
    ${phrase(ui, 'history.concerns', { list })}${further > 0 ? ` ${ui.t('history.further', { count: further })}` : ''}
  </p>`;
}

function recordLink({ href, name, language }: NamedRecord): HtmlSafeString {
  return nameLink({ href, name, lang: language });
}
