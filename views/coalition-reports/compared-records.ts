import { html, type HtmlSafeString } from '@prairielearn/html';
import { sides, type ComparedPart, type Move, type Side } from '#features/coalition-reports/comparison.ts';
import type { Compared } from '#features/coalition-reports/comparing.ts';
import type { ReportContent } from '#features/coalition-reports/content.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { section, sideList } from '../components/section.ts';
import { sign } from '../components/sign.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { comparedFigures, rowsOfSide } from './compared-figures.ts';
import { periodText } from './list.ts';

/** Part by part what two reports say: the figures, what moved, and the rows behind every figure. */
export function comparedRecords(ui: Ui, compared: Compared): HtmlSafeString {
  const { t } = ui;
  const part = (name: ComparedPart, title: string, body: Content) =>
    section({
      title,
      id: name,
      body: html`${comparedFigures(ui, compared, name, title)} ${body} ${leftOut(ui, compared, name)}`,
    });
  const { outcomes, diffusion } = compared.comparison;
  return html`${part('members', t('coalition.members'), members(ui, compared))}
  ${part('outcomes', t('coalition.outcomes'), html`${moves(ui, compared, outcomes, 'institutions')} ${rows(ui, compared, 'outcomes')}`)}
  ${part('actions', t('coalition.actions'), rows(ui, compared, 'actions'))}
  ${part('money', t('coalitionReport.money'), '')}
  ${part('diffusion', t('coalitionReport.diffusion'), html`${moves(ui, compared, diffusion, 'solutions')} ${rows(ui, compared, 'diffusion')}`)}`;
}

/** Who came, who left and who stayed, by name. */
function members(ui: Ui, { comparison }: Compared): HtmlSafeString {
  const { t } = ui;
  return html`<div class="report-sides">
    ${(['came', 'left', 'stayed'] as const).map((change) => {
      const own = comparison.members[change];
      return html`<div id="members-${change}">
        <h3 class="side-title">${t(`comparison.members.${change}`, { count: own.length })}</h3>
        ${
          own.length === 0
            ? html`<p class="note">${t('comparison.nobody')}</p>`
            : sideList(
                own.map(({ slug, name, country, leftOn }) => ({
                  text: html`<a href="${paths.organisation(slug)}">${name}</a>`,
                  note: html`${country ? countryLabel(country, ui) : t('general.notPublished')}${leftOn ? html`, ${t('comparison.leftOn')} ${dateText(leftOn, ui)}` : ''}`,
                })),
              )
        }
      </div>`;
    })}
  </div>`;
}

/** Institutions, or solutions in countries, with the latest step of each period. */
function moves(
  ui: Ui,
  compared: Compared,
  all: readonly Move[],
  of: 'institutions' | 'solutions',
): HtmlSafeString | string {
  const { t } = ui;
  if (all.length === 0) return '';
  const stand = (move: Move, side: Side) => {
    const own = move[side];
    if (!own) return html`<em class="unknown">${t('comparison.silent')}</em>`;
    const step = stepText(ui, own.step, move.solution !== null);
    const { coalition } = compared.reports.from;
    const isLinked = move.solution === null && own.id !== null;
    return html`${isLinked ? html`<a href="${paths.outcome(coalition, own.id!)}">${step}</a>` : step}<span class="note">${dateText(own.date, ui)}${own.isCounted === false ? html`, ${t('comparison.uncounted')}` : ''}</span>`;
  };
  const table = dataTable({
    caption: t(`comparison.${of}`),
    isCaptionHidden: true,
    isUnderHeading: true,
    columns: [
      { key: 'name', label: t(`comparison.${of}.one`), kind: 'name' },
      ...sides.map((side) => ({ key: side, label: periodText(ui, compared.reports[side]) })),
      { key: 'change', label: t('comparison.difference') },
    ],
    phone: 'pairs',
    rows: all.map((move) => ({
      cells: {
        name: html`${move.solution ? html`<a class="quiet-link row-text" href="${paths.solution(move.solution)}">${move.name}</a>` : html`<span class="row-text">${move.name}</span>`}<span class="note">${move.country ? countryLabel(move.country, ui) : t('ladder.noCountry')}${move.part ? ` (${move.part})` : ''}</span>`,
        from: stand(move, 'from'),
        until: stand(move, 'until'),
        change: t(`comparison.change.${move.change}`),
      },
    })),
  });
  return html`<h3 class="side-title compared-title">${t(`comparison.${of}`)}</h3>
    ${table}`;
}

function stepText({ t }: Ui, step: string, isOfSolution: boolean): string {
  return isOfSolution ? t(`solution.step.${step as 'adopted'}`) : t(`outcome.step.${step as 'adopted'}`);
}

/** The rows of both periods, kind by kind, each group where its figure leads. */
function rows(
  ui: Ui,
  compared: Compared,
  part: 'actions' | 'outcomes' | 'diffusion',
): HtmlSafeString | string {
  const { reports } = compared;
  if (sides.every((side) => reports[side].content[part].length === 0)) return '';
  return html`<div class="report-sides">
    ${sides.map(
      (side) =>
        html`<div>
          <h3 class="side-title">${periodText(ui, reports[side])}</h3>
          ${rowsOfSide(compared, part, side, (row) => item(ui, reports[side].content, row))}
        </div>`,
    )}
  </div>`;
}

type Row = ReportContent['actions' | 'outcomes' | 'diffusion'][number];

function item(ui: Ui, { coalition }: ReportContent, row: Row): { text: Content; note: Content } {
  const { t } = ui;
  const where = row.country ? countryLabel(row.country, ui) : t('ladder.noCountry');
  if ('solution' in row)
    return {
      text: html`<a href="${paths.solution(row.solution)}">${row.title}</a>`,
      note: html`${stepText(ui, row.step, true)}, ${where}${row.part ? ` (${row.part})` : ''}, ${dateText(row.takenOn, ui)}`,
    };
  if ('kind' in row)
    return {
      text: row.what,
      note: html`${t(`action.kind.${row.kind as 'meeting'}`)}, ${dateText(row.actedOn, ui)}`,
    };
  const mark = html`${sign(row.isCounted ? 'tick' : 'dotted')} ${t(row.isCounted ? 'outcome.counted' : 'comparison.uncounted')}`;
  return {
    text: html`<a href="${paths.outcome(coalition.slug, row.id)}">${row.whatChanged}</a>`,
    note: html`${stepText(ui, row.step, false)}, ${where}, ${row.institution}, ${dateText(row.happenedOn, ui)}.
      <span class="counted" data-state="${row.isCounted ? 'counted' : 'uncounted'}">${mark}</span>`,
  };
}

/** What each period leaves out. */
function leftOut(ui: Ui, { reports }: Compared, part: ComparedPart): HtmlSafeString | string {
  if (part === 'members') return '';
  const lines = sides.flatMap((side) => {
    const { content } = reports[side];
    const count = content.leftOut[part === 'money' ? 'grants' : part] ?? 0;
    return count > 0
      ? [html`${periodText(ui, reports[side])}: ${ui.t('coalitionReport.leftOut', { count })} `]
      : [];
  });
  return lines.length > 0 ? html`<p class="list-note">${lines}</p>` : '';
}
