import { html, type HtmlSafeString } from '@prairielearn/html';
import type { DeskEntry } from '#features/desk/model.ts';
import { formatHour, formatInstant } from '#language/format.ts';
import { paths } from '#paths.ts';
import type { Ui } from '../ui.ts';

/** What was pressed for the grant that is up and needs a person, each to be set aside here; and what was. */
export function asideList(ui: Ui, slug: string, entries: readonly DeskEntry[]): HtmlSafeString {
  const { t } = ui;
  const shown = entries.filter(({ isOpen, resolution }) => isOpen || resolution === 'set_aside');
  return html`<section class="desk-aside" id="up-aside" aria-label="${t('desk.aside')}" ${shown.length > 0 ? '' : 'hidden'}>
    <ul id="aside-list">
      ${shown.map((entry) => asideItem(ui, slug, entry))}
    </ul>
  </section>`;
}

function asideItem(ui: Ui, slug: string, entry: DeskEntry): HtmlSafeString {
  const { t, language } = ui;
  const { key, kind, happenedAt, problems, isOpen, resolutionNote, resolvedAt } = entry;
  const what = `${t(`ceremony.entry.${kind}`)}, ${formatHour(happenedAt, language)}.`;
  return html`<li data-key="${key}">
    <p class="aside-what">
      <strong>${what}</strong> ${problems.map(({ message, values }) => html`${t(message, values)} `)}
    </p>
    ${
      isOpen
        ? asideForm(ui, {
            id: `aside-${key}`,
            action: paths.entryResolution(slug, key),
            more: `${paths.entries(slug)}#entry-${key}`,
          })
        : html`<p class="aside-done">${t('desk.asideDone', { time: formatInstant(resolvedAt ?? happenedAt, language), note: resolutionNote ?? '' })}</p>`
    }
  </li>`;
}

/** For the script to copy: an entry that this page did not bring along, or that a device alone keeps. */
export function asideTemplate(ui: Ui, slug: string): HtmlSafeString {
  return html`<template id="aside-template">
    <li>
      <p class="aside-what"><strong></strong> <span></span></p>
      ${asideForm(ui, { id: 'aside-note', action: paths.entries(slug), more: paths.entries(slug) })}
      <p class="aside-done" hidden></p>
    </li>
  </template>`;
}

function asideForm(
  { t }: Ui,
  { id, action, more }: { id: string; action: string; more: string },
): HtmlSafeString {
  return html`<form class="aside-form" method="post" action="${action}" novalidate>
    <input type="hidden" name="from" value="desk" />
    <label for="${id}">${t('entries.note')}</label>
    <input class="ds-input" id="${id}" name="note" maxlength="1000" autocomplete="off" />
    <p class="aside-acts">
      <button class="ds-button" data-variant="secondary" data-color="neutral" type="submit" name="resolution" value="set_aside">
        ${t('entries.setAside')}
      </button>
      <button class="ds-button" data-variant="secondary" data-color="neutral" type="button" data-again hidden>
        ${t('entries.tryAgain')}
      </button>
      <a href="${more}">${t('desk.asideMore')}</a>
    </p>
  </form>`;
}
