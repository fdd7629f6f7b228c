import { html, type HtmlSafeString } from '@prairielearn/html';
import type { TypedNames } from '#features/kept-lists/names.ts';
import { formatDate } from '#language/format.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { dangerButton, plainButton, quietButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { instantText } from '../components/date.ts';
import { textArea, textField } from '../components/field.ts';
import { phrase } from '../components/phrase.ts';
import { section, sideList } from '../components/section.ts';
import type { Crumb, Ui } from '../ui.ts';

/** What is wrong with a field, in words; undefined where nothing is. */
export type ErrorAt = (field: string) => string | undefined;

/** Where a list that administrators keep stands, and a page of it under it. */
export function keptCrumbs(ui: Ui, list: { label: string; href: string }, page?: string): Crumb[] {
  const { t } = ui;
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('admin.title'), href: paths.admin() },
    ...(page === undefined ? [{ label: list.label }] : [list, { label: page }]),
  ];
}

const fieldNames: Record<string, string> = { '/names/en': 'en', '/names': 'otherNames' };

/** The field at which a problem stands, by its path. */
export function keptFieldOf(path: string): string {
  return fieldNames[path] ?? path.split('/')[1] ?? '';
}

/** The names of an entry: the two languages of the pages by themselves, the others one a line. */
export function keptNameFields(ui: Ui, typed: TypedNames | undefined, error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return html`
    ${textField({ name: 'en', label: t('kept.english'), value: typed?.en, error: error('en'), lang: 'en' })}
    ${textField({ name: 'mk', label: t('kept.macedonian'), value: typed?.mk, isOptional, lang: 'mk' })}
    ${textArea({
      name: 'otherNames',
      label: t('kept.otherNames'),
      hint: t('kept.otherNamesHint'),
      value: typed?.otherNames,
      isOptional,
      error: error('otherNames'),
      rows: 3,
    })}
  `;
}

/** Retires an entry, or offers it again; says what uses it. */
export function retirement(
  ui: Ui,
  entry: { retiredOn: string | null; used: Content; retireHref: string; returnHref: string },
): HtmlSafeString {
  const { t } = ui;
  const { retiredOn, used, retireHref, returnHref } = entry;
  const body = retiredOn
    ? html`<p>${t('kept.returnWhat', { date: formatDate(retiredOn, ui.language) })}</p>
        <form class="import-acts" method="post" action="${returnHref}">${plainButton({ label: t('kept.return') })}</form>`
    : html`<p>${phrase(ui, 'kept.retireWhat', { used: html`${used}` })}</p>
        <form class="import-acts" method="post" action="${retireHref}">${dangerButton({ label: t('kept.retire') })}</form>`;
  return section({ title: t('kept.retireTitle'), id: 'retirement', body });
}

export interface KeptHappening {
  at: string;
  event: string;
  who: string | null;
}

/** What happened to an entry; nothing where nothing did. */
export function happenings(ui: Ui, entries: readonly KeptHappening[]): HtmlSafeString | string {
  if (entries.length === 0) return '';
  const body = sideList(
    entries.map(({ at, event, who }) => ({
      text: ui.t(`history.event.${event}` as MessageKey),
      note: html`${instantText(at, ui)}, ${who ?? ui.t('history.registry')}`,
    })),
  );
  return section({ title: ui.t('kept.historyTitle'), body });
}

/** Moves an entry among its neighbours. */
export function orderForm(ui: Ui, action: string, name: string): HtmlSafeString {
  const spoken = ui.t('kept.of', { name });
  return html`<form class="kept-order" method="post" action="${action}">
    ${quietButton({ label: ui.t('kept.up'), name: 'step', value: 'up', spoken })}
    ${quietButton({ label: ui.t('kept.down'), name: 'step', value: 'down', spoken })}
  </form>`;
}

export function retiredNote(ui: Ui, retiredOn: string | null): HtmlSafeString | string {
  if (retiredOn === null) return '';
  return html` <span class="note">${ui.t('kept.retiredOn', { date: formatDate(retiredOn, ui.language) })}</span>`;
}
