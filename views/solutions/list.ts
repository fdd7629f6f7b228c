import { html, type HtmlSafeString } from '@prairielearn/html';
import type { SolutionRow } from '#features/solutions/queries.ts';
import type { MatchedName } from '#lists/matched.ts';
import type { ListModel } from '#lists/view-model.ts';
import { isSixCountry } from '#language/countries.ts';
import { paths } from '#paths.ts';
import { countriesCell } from '../coalitions/list.ts';
import { countryOrUnknown, countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { markedOwn } from '../components/matched.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

export interface SolutionList {
  model: ListModel;
  rows: {
    solution: SolutionRow;
    matched: MatchedName | undefined;
    /** Countries that carry it, and those that adopted it. */
    carried: string[];
    adopted: string[];
  }[];
}

/** The list of solutions, for `listPage` and `listResults`. */
export function solutionListContent(ui: Ui, { model, rows }: SolutionList): ListContent {
  const { t } = ui;
  const count = { count: model.total, q: model.q };
  return {
    title: t('solutions.title'),
    section: 'solutions',
    model,
    searchLabel: t('solutions.searchLabel'),
    count: html`${countLine(model.q ? t('solutions.countFor', count) : t('solutions.count', count))} ·
      <a href="${paths.solutionMatrix()}">${t('solutions.byCountry')}</a> ·
      <a href="${paths.evidenceLibrary()}">${t('evidence.title')}</a>`,
    rows: dataTable({
      caption: t('solutions.title'),
      isCaptionHidden: true,
      columns: [
        { key: 'title', label: t('solutions.column.title'), kind: 'name' },
        { key: 'origin', label: t('solutions.column.origin'), phone: 'labelled' },
        { key: 'carried', label: t('solutions.column.carried'), kind: 'countries', phone: 'labelled' },
        { key: 'adopted', label: t('solutions.column.adopted'), kind: 'countries', phone: 'labelled' },
      ],
      rows: rows.map(({ solution, matched, carried, adopted }) => ({
        cells: {
          title: html`${nameLink({
            href: paths.solution(solution.slug),
            name: solution.title,
            marked: markedOwn(solution.title, matched),
          })}
            ${solution.problem ? html`<span class="note">${solution.problem}</span>` : ''}`,
          origin: origin(ui, solution),
          carried: carried.length > 0 ? countriesCell(ui, carried) : t('solutions.notCarried'),
          adopted: countryStrip(adopted.filter(isSixCountry), undefined, ui),
        },
      })),
    }),
    addition: ui.person?.isStaff ? { label: t('solutions.add'), href: paths.newSolution() } : undefined,
  };
}

function origin(ui: Ui, { originCountry, originSince }: SolutionRow): HtmlSafeString {
  return html`${countryOrUnknown(originCountry, ui)}${
    originSince
      ? html` <span class="note">${phrase(ui, 'solution.since', { date: dateText(originSince, ui) })}</span>`
      : ''
  }`;
}
