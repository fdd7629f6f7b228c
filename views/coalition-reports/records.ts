import { html, type HtmlSafeString } from '@prairielearn/html';
import { figuresOf, sumsOf } from '#features/coalition-reports/compare.ts';
import type { Snapshot } from '#features/coalition-reports/snapshot.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { money, moneyOrUnknown, notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { section } from '../components/section.ts';
import { state } from '../components/state.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** The figures of a period; each opens the rows that it counts, which stand below. */
export function figuresLine(ui: Ui, snapshot: Snapshot): HtmlSafeString {
  const { t } = ui;
  const figures = figuresOf(snapshot);
  const figure = (count: number, label: string, id: string, note = '') => html`<div class="figure">
    <dt>${label}</dt>
    <dd><a href="#${id}">${count}</a>${note ? html` <span class="note">${note}</span>` : ''}</dd>
  </div>`;
  return html`<dl class="report-figures">
    ${figure(figures.members, t('coalitionReport.members'), 'members', t('coalitionReport.inCountries', { count: figures.countries }))}
    ${figure(figures.actions, t('coalitionReport.actions'), 'actions')}
    ${figure(
      figures.outcomesCounted,
      t('coalitionReport.outcomes'),
      'outcomes',
      figures.outcomesNotCounted > 0
        ? t('coalitionReport.notCounted', { count: figures.outcomesNotCounted })
        : '',
    )}
    ${figure(figures.grants, t('coalitionReport.grants'), 'grants')} ${figure(figures.steps, t('coalitionReport.steps'), 'steps')}
  </dl>`;
}

/** The records behind a report, each kind as a table; what was left out is said with the reason. */
export function recordSections(ui: Ui, snapshot: Snapshot): HtmlSafeString {
  return html`${members(ui, snapshot)} ${actions(ui, snapshot)} ${outcomes(ui, snapshot)} ${grants(ui, snapshot)}
  ${steps(ui, snapshot)}`;
}

function part(
  ui: Ui,
  title: string,
  id: string,
  rows: number,
  body: () => HtmlSafeString,
  leftOut = 0,
): HtmlSafeString {
  const { t } = ui;
  return section({
    title,
    id,
    note: leftOut > 0 ? t('coalitionReport.leftOut', { count: leftOut }) : undefined,
    body: rows > 0 ? body() : html`<p><em class="unknown">${t('coalitionReport.noRows')}</em></p>`,
  });
}

function members(ui: Ui, { members: rows }: Snapshot): HtmlSafeString {
  const { t } = ui;
  return part(ui, t('coalitionReport.members'), 'members', rows.length, () =>
    dataTable({
      isUnderHeading: true,
      columns: [
        { key: 'name', label: t('coalitionReport.organisation'), kind: 'name' },
        { key: 'country', label: t('coalitionReport.country') },
        { key: 'joined', label: t('coalitionReport.joined'), kind: 'date', phone: 'labelled' },
        { key: 'left', label: t('coalitionReport.left'), kind: 'date', phone: 'labelled' },
      ],
      rows: rows.map(({ slug, name, language, country, joinedOn, leftOn }) => ({
        cells: {
          name: nameLink({ href: paths.organisation(slug), name, lang: language }),
          country: countryOrUnknown(country, ui),
          joined: dateText(joinedOn, ui),
          left: leftOn === null ? '' : dateText(leftOn, ui),
        },
      })),
    }),
  );
}

function actions(ui: Ui, { coalition, actions: rows, leftOut }: Snapshot): HtmlSafeString {
  const { t } = ui;
  return part(
    ui,
    t('coalitionReport.actions'),
    'actions',
    rows.length,
    () =>
      dataTable({
        isUnderHeading: true,
        columns: [
          { key: 'what', label: t('coalitionReport.what'), kind: 'name' },
          { key: 'kind', label: t('coalitionReport.kind') },
          { key: 'institution', label: t('coalitionReport.institution'), phone: 'labelled' },
          { key: 'date', label: t('coalitionReport.date'), kind: 'date' },
        ],
        rows: rows.map(({ id, what, kind, institution, actedOn }) => ({
          cells: {
            what: html`<a class="quiet-link" href="${paths.action(coalition.slug, id)}">${what}</a>`,
            kind: t(`action.kind.${kind}`),
            institution: institution ?? notPublished(ui),
            date: dateText(actedOn, ui),
          },
        })),
      }),
    leftOut.actions,
  );
}

function outcomes(ui: Ui, { coalition, outcomes: rows, leftOut }: Snapshot): HtmlSafeString {
  const { t } = ui;
  return part(
    ui,
    t('coalitionReport.outcomes'),
    'outcomes',
    rows.length,
    () =>
      dataTable({
        isUnderHeading: true,
        columns: [
          { key: 'what', label: t('coalitionReport.what'), kind: 'name' },
          { key: 'step', label: t('coalitionReport.step') },
          { key: 'country', label: t('coalitionReport.country') },
          { key: 'date', label: t('coalitionReport.date'), kind: 'date' },
          { key: 'counted', label: t('coalitionReport.counted'), kind: 'state' },
        ],
        rows: rows.map(({ id, whatChanged, institution, step, country, happenedOn, isCounted }) => ({
          cells: {
            what: html`<a class="quiet-link" href="${paths.outcome(coalition.slug, id)}">${whatChanged}</a
              ><span class="note">${institution}</span>`,
            step: t(`outcome.step.${step}`),
            country: countryOrUnknown(country, ui),
            date: dateText(happenedOn, ui),
            counted: state(isCounted ? 'signed' : 'listed', ui, {
              label: t(isCounted ? 'coalitionReport.isCounted' : 'coalitionReport.isNotCounted'),
            }),
          },
        })),
      }),
    leftOut.outcomes,
  );
}

function grants(ui: Ui, snapshot: Snapshot): HtmlSafeString {
  const { t } = ui;
  const { grants: rows, leftOut } = snapshot;
  const { sums, notPublished: unknown } = sumsOf(snapshot);
  return part(
    ui,
    t('coalitionReport.grants'),
    'grants',
    rows.length,
    () =>
      dataTable({
        isUnderHeading: true,
        columns: [
          { key: 'grant', label: t('coalitionReport.grant'), kind: 'name' },
          { key: 'country', label: t('coalitionReport.country') },
          { key: 'amount', label: t('coalitionReport.amount'), kind: 'figure', phone: 'labelled' },
        ],
        rows: rows.map(({ reference, title, lead, country, amountMinor, currency }) => ({
          cells: {
            grant: html`<a class="quiet-link" href="${paths.grant(reference)}">${title ?? lead}</a
              ><span class="note">${title === null ? '' : `${lead} · `}${reference}</span>`,
            country: countryOrUnknown(country, ui),
            amount: moneyOrUnknown(amountMinor, currency, ui),
          },
        })),
        foot: [
          ...sums.map(({ currency, minor }) => ({
            cells: { grant: t('coalitionReport.totalIn', { currency }), amount: money(minor, currency, ui) },
          })),
          ...(unknown > 0
            ? [
                {
                  cells: {
                    grant: t('coalitionReport.amountsUnknown', { count: unknown }),
                    amount: notPublished(ui),
                  },
                },
              ]
            : []),
        ],
      }),
    leftOut.grants,
  );
}

function steps(ui: Ui, { steps: rows, leftOut }: Snapshot): HtmlSafeString {
  const { t } = ui;
  return part(
    ui,
    t('coalitionReport.steps'),
    'steps',
    rows.length,
    () =>
      dataTable({
        isUnderHeading: true,
        columns: [
          { key: 'solution', label: t('coalitionReport.solution'), kind: 'name' },
          { key: 'country', label: t('coalitionReport.country') },
          { key: 'step', label: t('coalitionReport.step') },
          { key: 'date', label: t('coalitionReport.date'), kind: 'date' },
        ],
        rows: rows.map(({ solution, title, country, step, takenOn }) => ({
          cells: {
            solution: html`<a class="quiet-link" href="${paths.solution(solution)}">${title}</a>`,
            country: countryOrUnknown(country, ui),
            step: t(`solution.step.${step as 'adopted'}`),
            date: dateText(takenOn, ui),
          },
        })),
      }),
    leftOut.steps,
  );
}
