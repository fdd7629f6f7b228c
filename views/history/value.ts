import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Change } from '#features/history/changes.ts';
import type { Value } from '#features/history/value.ts';
import { fieldMessage, plainWords } from '#features/history/words.ts';
import { languageName } from '#language/language-names.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { dateText, instantText } from '../components/date.ts';
import type { Fact } from '../components/facts.ts';
import { money, notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { externalLink } from '../components/safe-url.ts';
import type { Ui } from '../ui.ts';

/** A field of an entry under its label: what it became, or what it was and what it became. */
export function changeFact(ui: Ui, { field, before, after }: Change): Fact {
  const message = fieldMessage(field);
  const label = message ? ui.t(message) : capitalised(plainWords(field), ui);
  if (before === undefined) return { label, value: valueText(ui, after) };
  if (before.kind === 'list' && after.kind === 'list')
    return { label, value: listChange(ui, before.items, after.items) };
  return { label, value: beforeAndAfter(ui, before, after) };
}

function beforeAndAfter(ui: Ui, before: Value, after: Value): HtmlSafeString {
  const spoken = (key: 'history.before' | 'history.after') =>
    html`<span class="visually-hidden">${ui.t(key)} </span>`;
  return html`${spoken('history.before')}<del>${valueText(ui, before)}</del> ${spoken('history.after')}${valueText(
    ui,
    after,
  )}`;
}

/** Of a list that was changed: what came to it, what was taken from it, what stayed; or its new order. */
function listChange(ui: Ui, before: Value[], after: Value[]): HtmlSafeString {
  const isIn = (items: Value[], item: Value) =>
    items.some((other) => JSON.stringify(other) === JSON.stringify(item));
  const added = after.filter((item) => !isIn(before, item));
  const removed = before.filter((item) => !isIn(after, item));
  if (added.length === 0 && removed.length === 0) {
    return beforeAndAfter(ui, { kind: 'list', items: before }, { kind: 'list', items: after });
  }
  return bullets([
    ...removed.map((item) =>
      phrase(ui, 'history.removed', { item: html`<del>${valueText(ui, item)}</del>` }),
    ),
    ...added.map((item) => phrase(ui, 'history.added', { item: html`${valueText(ui, item)}` })),
    ...after.filter((item) => isIn(before, item)).map((item) => valueText(ui, item)),
  ]);
}

function bullets(items: Content[]): HtmlSafeString {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

/** A value in the reader's language. */
function valueText(ui: Ui, value: Value): Content {
  switch (value.kind) {
    case 'unknown':
      return notPublished(ui);
    case 'text':
      return html`<span ${value.language ? html`lang="${value.language}"` : ''}>${value.text}</span>`;
    case 'word':
      return ui.t(value.message);
    case 'date':
      return dateText(value.date, ui, 'long');
    case 'instant':
      return instantText(value.instant, ui);
    case 'money':
      return money(value.minor, value.currency, ui);
    case 'country':
      return countryLabel(value.code, ui);
    case 'language':
      return languageName(value.tag, ui.language) ?? value.tag;
    case 'record':
      return nameLink({ href: value.link.href, name: value.link.name, lang: value.link.language });
    case 'address':
      return externalLink(value.address);
    case 'personal':
      return html`<em class="unknown">${ui.t('history.personal')}</em>`;
    case 'list':
      return listText(ui, value.items);
    case 'parts':
      return html`${value.parts.map((part, place) => html`${place > 0 ? ' · ' : ''}${valueText(ui, part)}`)}`;
  }
}

function listText(ui: Ui, items: Value[]): Content {
  const [only] = items;
  if (only === undefined) return html`<em class="unknown">${ui.t('history.none')}</em>`;
  return items.length === 1 ? valueText(ui, only) : bullets(items.map((item) => valueText(ui, item)));
}

function capitalised(words: string, ui: Ui): string {
  return words.charAt(0).toLocaleUpperCase(ui.language) + words.slice(1);
}
