import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Adoption, Matrix } from '#features/solutions/matrix.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { nameLink } from '../components/name.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** Where no step is recorded for a year, and with whom the next one is. */
export function stuckSection(ui: Ui, { stuck }: Matrix): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('matrix.stuck'),
    id: 'no-step',
    ...(stuck.length > 0 ? { note: t('matrix.stuckNote', { count: stuck.length }) } : {}),
    body:
      stuck.length === 0
        ? html`<p class="note">${t('matrix.nothingStuck')}</p>`
        : dataTable({
            caption: t('matrix.stuck'),
            isCaptionHidden: true,
            isUnderHeading: true,
            columns: [
              { key: 'solution', label: t('solutions.column.title'), kind: 'name' },
              { key: 'country', label: t('solution.column.country') },
              { key: 'stands', label: t('matrix.column.stands') },
              { key: 'since', label: t('matrix.column.since'), kind: 'date' },
              { key: 'next', label: t('matrix.column.next') },
            ],
            rows: stuck.map(({ solution, cell }) => ({
              cells: {
                solution: nameLink({ href: paths.solution(solution.slug), name: solution.title }),
                country: countryLabel(cell.country, ui),
                stands: cell.step ? t(`solution.step.${cell.step.step}`) : '',
                since: dateText(cell.stuck, ui),
                next: html`<a href="${paths.solution(solution.slug)}#countries"
                  >${t(cell.step?.carriers.length ? 'matrix.seeCarrier' : 'matrix.findCarrier')}<span class="visually-hidden">: ${solution.title}</span></a
                >`,
              },
            })),
          }),
  });
}

/** How long adoption took, as precise as both dates allow. */
export function timesSection(ui: Ui, { times, untimed }: Matrix): HtmlSafeString | string {
  const { t } = ui;
  if (times.length + untimed === 0) return '';
  return section({
    title: t('matrix.time'),
    id: 'time',
    note: t('matrix.timeNote'),
    body: html`
      ${
        times.length > 0
          ? dataTable({
              caption: t('matrix.time'),
              isCaptionHidden: true,
              isUnderHeading: true,
              columns: [
                { key: 'solution', label: t('solutions.column.title'), kind: 'name' },
                { key: 'from', label: t('solution.fact.origin') },
                { key: 'country', label: t('solution.column.country') },
                { key: 'adopted', label: t('matrix.column.adopted'), kind: 'date' },
                { key: 'took', label: t('matrix.column.took'), align: 'end' },
              ],
              rows: times.map((adoption) => ({ cells: timeCells(ui, adoption) })),
            })
          : ''
      }
      ${untimed > 0 ? html`<p class="list-note">${t('matrix.timeLeftOut', { count: untimed })}</p>` : ''}
    `,
  });
}

function timeCells(ui: Ui, { solution, country, adoptedOn, took }: Adoption) {
  return {
    solution: nameLink({ href: paths.solution(solution.slug), name: solution.title }),
    from: html`${solution.originCountry ? countryLabel(solution.originCountry, ui) : ''}, ${dateText(solution.originSince, ui)}`,
    country: countryLabel(country, ui),
    adopted: dateText(adoptedOn, ui),
    took: html`<span class="nowrap">${tookText(ui, took)}</span>`,
  };
}

export function tookText({ t }: Ui, took: Adoption['took']): string {
  if ('months' in took && took.months < 24) return t('solution.months', { count: took.months });
  const years = 'months' in took ? Math.round(took.months / 12) : took.years;
  return years === 0 ? t('solution.sameYear') : t('solution.years', { count: years });
}
