import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ReportContent } from '#features/coalition-reports/content.ts';
import { sumsOf } from '#features/coalition-reports/money.ts';
import { paths } from '#paths.ts';
import { countryLabel, countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { moneyOrUnknown } from '../components/money.ts';
import { section } from '../components/section.ts';
import { sign } from '../components/sign.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** What of a report comes from the records: outcomes, actions, members, money, diffusion; and what the period leaves out. */
export function fromRecords(ui: Ui, content: ReportContent): HtmlSafeString {
  return html`${outcomes(ui, content)} ${actions(ui, content)} ${members(ui, content)} ${money(ui, content)} ${diffusion(ui, content)}`;
}

function none(ui: Ui): HtmlSafeString {
  return html`<p><em class="unknown">${ui.t('coalitionReport.nothing')}</em></p>`;
}

function outcomes(ui: Ui, { coalition, outcomes: rows, leftOut }: ReportContent): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('coalition.outcomes'),
    id: 'outcomes',
    body: html`${
      rows.length === 0
        ? none(ui)
        : dataTable({
            caption: t('coalition.outcomes'),
            isCaptionHidden: true,
            isUnderHeading: true,
            columns: [
              { key: 'what', label: t('outcomes.column.what'), kind: 'name' },
              { key: 'where', label: t('outcomes.column.where') },
              { key: 'step', label: t('outcomes.step') },
              { key: 'date', label: t('outcomes.column.date'), kind: 'date' },
              { key: 'counted', label: t('outcomes.counted') },
            ],
            rows: rows.map((row) => ({
              cells: {
                what: html`<a class="quiet-link row-text" href="${paths.outcome(coalition.slug, row.id)}">${row.whatChanged}</a>${row.contribution ? html`<span class="note">${row.contribution}</span>` : ''}`,
                where: html`${row.country ? countryLabel(row.country, ui) : t('ladder.noCountry')}<span class="note">${row.institution}</span>`,
                step: t(`outcome.step.${row.step as 'adopted'}`),
                date: dateText(row.happenedOn, ui),
                counted: html`<span class="counted" data-state="${row.isCounted ? 'counted' : 'uncounted'}">${sign(row.isCounted ? 'tick' : 'dotted')} ${t(row.isCounted ? 'outcome.counted' : 'outcome.notCounted')}</span>`,
              },
            })),
          })
    }${leftOut.outcomes > 0 ? html`<p class="list-note">${t('coalitionReport.leftOut', { count: leftOut.outcomes })}</p>` : ''}`,
  });
}

function actions(ui: Ui, { actions: rows, leftOut }: ReportContent): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('coalition.actions'),
    id: 'actions',
    body: html`${
      rows.length === 0
        ? none(ui)
        : dataTable({
            caption: t('coalition.actions'),
            isCaptionHidden: true,
            isUnderHeading: true,
            columns: [
              { key: 'what', label: t('actions.column.what'), kind: 'name' },
              { key: 'kind', label: t('actions.column.kind') },
              { key: 'date', label: t('actions.column.date'), kind: 'date' },
              { key: 'country', label: t('actions.column.country') },
            ],
            rows: rows.map((row) => ({
              cells: {
                what: html`<span class="row-text">${row.what}</span>`,
                kind: t(`action.kind.${row.kind as 'meeting'}`),
                date: dateText(row.actedOn, ui),
                country: countryOrUnknown(row.country, ui),
              },
            })),
          })
    }${leftOut.actions > 0 ? html`<p class="list-note">${t('coalitionReport.leftOut', { count: leftOut.actions })}</p>` : ''}`,
  });
}

function members(ui: Ui, { members: rows }: ReportContent): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('coalition.members'),
    id: 'members',
    body:
      rows.length === 0
        ? none(ui)
        : html`<ul class="side-list">
            ${rows.map(({ slug, name, country }) => html`<li><a href="${paths.organisation(slug)}">${name}</a> <span class="note">${country ? countryLabel(country, ui) : t('general.notPublished')}</span></li>`)}
          </ul>`,
  });
}

/** The grants of members; currencies are never added, and what is not published is said. */
function money(ui: Ui, { grants, leftOut }: ReportContent): HtmlSafeString | string {
  const { t } = ui;
  // What was frozen before money was drawn says nothing of it.
  if (!grants) return '';
  const { sums, notPublished } = sumsOf(grants, ({ amendedMinor }) => amendedMinor);
  const paid = new Map(
    sumsOf(grants, ({ paidMinor }) => paidMinor).sums.map(({ currency, minor }) => [currency, minor]),
  );
  return section({
    title: t('coalitionReport.money'),
    id: 'money',
    body: html`${
      grants.length === 0
        ? none(ui)
        : dataTable({
            caption: t('coalitionReport.money'),
            isCaptionHidden: true,
            isUnderHeading: true,
            phone: 'pairs',
            columns: [
              { key: 'grant', label: t('coalitionReport.grant'), kind: 'name' },
              { key: 'country', label: t('actions.column.country') },
              { key: 'amount', label: t('coalitionReport.amended'), kind: 'figure' },
              { key: 'paid', label: t('coalitionReport.paid'), kind: 'figure' },
            ],
            rows: grants.map((row) => ({
              cells: {
                grant: html`<a class="quiet-link row-text" href="${paths.grant(row.reference)}">${row.title ?? row.lead}</a><span class="note">${row.title === null ? '' : `${row.lead} · `}${row.reference}</span>`,
                country: countryOrUnknown(row.country, ui),
                amount: moneyOrUnknown(row.amendedMinor, row.currency, ui),
                paid: moneyOrUnknown(row.paidMinor, row.currency, ui),
              },
            })),
            foot: sums.map(({ currency, minor }) => ({
              cells: {
                grant: t('coalitionReport.total', { currency }),
                amount: moneyOrUnknown(minor, currency, ui),
                paid: moneyOrUnknown(paid.get(currency), currency, ui),
              },
            })),
          })
    }${notPublished > 0 ? html`<p class="list-note">${t('coalitionReport.withoutAmount', { count: notPublished })}</p>` : ''}${leftOut.grants ? html`<p class="list-note">${t('coalitionReport.leftOut', { count: leftOut.grants })}</p>` : ''}`,
  });
}

function diffusion(ui: Ui, { diffusion: rows }: ReportContent): HtmlSafeString | string {
  const { t } = ui;
  if (rows.length === 0) return '';
  return section({
    title: t('coalitionReport.diffusion'),
    id: 'diffusion',
    body: html`<ul class="side-list">
      ${rows.map(({ solution, title, country, part, step, takenOn }) => html`<li><a href="${paths.solution(solution)}">${title}</a> <span class="note">${countryLabel(country, ui)}${part ? ` (${part})` : ''}, ${t(`solution.step.${step as 'adopted'}`)}, ${dateText(takenOn, ui)}</span></li>`)}
    </ul>`,
  });
}
