import { html } from '@prairielearn/html';
import type { OutcomeRow } from '#features/outcomes/queries.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { nameText } from '../components/name.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { countedWord } from './entry.ts';

export interface OutcomeList {
  model: ListModel;
  rows: OutcomeRow[];
}

/** The list of outcomes of all coalitions, for `listPage` and `listResults`. */
export function outcomeListContent(ui: Ui, { model, rows }: OutcomeList): ListContent {
  const { t } = ui;
  const count = { count: model.total, q: model.q };
  return {
    title: t('outcomes.title'),
    section: 'coalitions',
    model,
    searchLabel: t('outcomes.searchLabel'),
    count: countLine(model.q ? t('outcomes.countFor', count) : t('outcomes.count', count)),
    rows: dataTable({
      caption: t('outcomes.title'),
      isCaptionHidden: true,
      columns: [
        { key: 'what', label: t('outcomes.column.what'), kind: 'name' },
        { key: 'where', label: t('outcomes.column.where') },
        { key: 'step', label: t('outcomes.step') },
        { key: 'date', label: t('outcomes.column.date'), kind: 'date' },
        { key: 'counted', label: t('outcomes.counted') },
      ],
      rows: rows.map((outcome) => ({
        cells: {
          what: html`<a class="name" href="${paths.outcome(outcome.coalition.slug, outcome.id)}">${outcome.whatChanged}</a>
            <span class="note">${nameText({ name: outcome.coalition.name, lang: outcome.coalition.language })}</span>`,
          where: html`${outcome.country === null ? t('ladder.noCountry') : countryOrUnknown(outcome.country, ui)}
            <span class="note">${outcome.institution}</span>`,
          step: t(`outcome.step.${outcome.step}`),
          date: outcome.happenedOn
            ? dateText(outcome.happenedOn, ui)
            : html`<em class="unknown">${t('general.undated')}</em>`,
          counted: countedWord(ui, outcome),
        },
      })),
    }),
    after: html`<p class="list-note">${t('outcomes.howCounted')}</p>`,
  };
}
