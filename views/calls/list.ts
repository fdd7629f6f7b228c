import { html } from '@prairielearn/html';
import type { CallRow } from '#features/calls/queries.ts';
import type { MatchedName } from '#lists/matched.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { nameText } from '../components/name.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

export interface CallListView {
  model: ListModel;
  rows: { call: CallRow; matched: MatchedName | undefined }[];
  /** A person who is signed in is shown the way to make one. */
  mayMake: boolean;
}

/** Calls for partners: what for, who seeks, where, until when. */
export function callListContent(ui: Ui, { model, rows, mayMake }: CallListView): ListContent {
  const { t } = ui;
  const values = { count: model.total, q: model.q };
  return {
    title: t('calls.title'),
    section: 'partners',
    model,
    searchLabel: t('calls.searchLabel'),
    count: countLine(t(model.q ? 'calls.countFor' : 'calls.count', values)),
    ...(mayMake ? { addition: { label: t('calls.make'), href: paths.newCall() } } : {}),
    rows: dataTable({
      caption: t('calls.title'),
      isCaptionHidden: true,
      columns: [
        { key: 'title', label: t('calls.column.title'), kind: 'name' },
        { key: 'countries', label: t('calls.countries'), kind: 'countries' },
        { key: 'status', label: t('calls.status') },
        { key: 'deadline', label: t('calls.deadline'), kind: 'date' },
      ],
      rows: rows.map(({ call }) => ({
        cells: {
          title: html`<a class="name" href="${paths.call(call.slug)}" ${call.titleLanguage ? html`lang="${call.titleLanguage}"` : ''}>${call.title}</a
            ><span class="note">${nameText({ name: call.organisation.name, lang: call.organisation.nameLanguage })}</span>`,
          countries:
            call.countries.length === 0 ? t('calls.anyCountry') : countryStrip(call.countries, undefined, ui),
          status: standing(ui, call),
          deadline: dateText(call.deadline, ui),
        },
      })),
    }),
    after: html`<p class="list-note"><a href="${paths.calls()}.atom">${t('calls.feed')}</a></p>`,
  };
}

/** Open, over, found or closed. */
export function standing(ui: Ui, { status, deadline }: Pick<CallRow, 'status' | 'deadline'>): string {
  return status === 'open' && deadline < ui.today ? ui.t('call.past') : ui.t(`call.status.${status}`);
}
