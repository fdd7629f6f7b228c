import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Candidate } from '#features/reconcile/match.ts';
import { formatNumber } from '#language/format.ts';
import { downloadFormats } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { textArea } from '../components/field.ts';
import { figureLine } from '../components/figures.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { state } from '../components/state.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

export interface PastedRow {
  asked: string;
  /** Best first. */
  candidates: Candidate[];
}

export interface PasteContent {
  names: string;
  rows: PastedRow[];
  most: number;
  problem: Pick<Problem, 'message' | 'values'> | undefined;
}

/** Names are pasted, and what the registry has for each is shown with the reasons. */
export function pastePage(ui: Ui, content: PasteContent): Page {
  const { t } = ui;
  const { problem, rows } = content;
  const error = problem && t(problem.message, problem.values);
  return {
    title: t('reconcile.title'),
    section: 'organisations',
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('general.organisations'), href: paths.organisations() },
      { label: t('reconcile.title') },
    ],
    hasErrors: error !== undefined,
    body: html`
      <h1 class="page-title">${t('reconcile.title')}</h1>
      <p class="lead import-done">${t('reconcile.lead')}</p>
      ${error ? errorSummary(ui, [{ field: 'names', text: error }]) : ''}
      ${rows.length > 0 ? results(ui, content) : ''}
      ${
        rows.length > 0
          ? section({ title: t('reconcile.again'), id: 'again', body: namesForm(ui, content, error) })
          : namesForm(ui, content, error)
      }
      ${section({ title: t('reconcile.how'), id: 'how', body: how(ui) })}
    `,
  };
}

function namesForm(ui: Ui, { names, most }: PasteContent, error: string | undefined): HtmlSafeString {
  const { t } = ui;
  return html`<form class="import-form" method="post" action="${paths.matchNames()}" novalidate>
    ${textArea({
      name: 'names',
      label: t('reconcile.names'),
      hint: t('reconcile.namesHint', { count: most }),
      value: names,
      rows: 8,
      error,
    })}
    <p>${mainButton({ label: t('reconcile.match') })}</p>
  </form>`;
}

function how(ui: Ui): HtmlSafeString {
  const address = html`<a href="${paths.reconcile()}"><code>${paths.reconcile()}</code></a>`;
  return html`<p class="prose">${ui.t('reconcile.howText')}</p>
    <p>${phrase(ui, 'reconcile.service', { address })}</p>`;
}

function results(ui: Ui, { rows, names }: PasteContent): HtmlSafeString {
  const { t } = ui;
  const sure = rows.filter(({ candidates }) => candidates[0]?.isMatch).length;
  const none = rows.filter(({ candidates }) => candidates.length === 0).length;
  return section({
    title: t('reconcile.results'),
    id: 'results',
    note: t('reconcile.count', { count: rows.length }),
    body: html`
      ${figureLine(ui, [
        { value: sure, label: t('reconcile.sure') },
        { value: rows.length - sure - none, label: t('reconcile.maybe') },
        { value: none, label: t('reconcile.none') },
      ])}
      <form class="import-acts" method="post" action="${paths.matchNames()}">
        <input type="hidden" name="names" value="${names}" />
        <span>${t('reconcile.takeAway')}</span>
        ${downloadFormats.map((format) =>
          plainButton({ label: t(`lists.${format}`), name: 'form', value: format, isSmall: true }),
        )}
      </form>
      ${dataTable({
        caption: t('reconcile.results'),
        isCaptionHidden: true,
        columns: [
          { key: 'asked', label: t('reconcile.column.asked') },
          { key: 'found', label: t('reconcile.column.found'), kind: 'name' },
          { key: 'state', label: t('reconcile.column.state'), kind: 'state' },
          { key: 'score', label: t('reconcile.column.score'), kind: 'number', phone: 'labelled' },
          { key: 'why', label: t('reconcile.column.why'), isBlock: true },
        ],
        rows: rows.map((row) => ({ cells: cellsOf(ui, row) })),
      })}
    `,
  });
}

function cellsOf(ui: Ui, { asked, candidates }: PastedRow) {
  const { t } = ui;
  const [best, ...others] = candidates;
  if (!best) return { asked, state: state('absent', ui, { label: t('reconcile.none') }) };
  return {
    asked,
    found: candidateName(ui, best),
    state: best.isMatch
      ? state('settled', ui, { label: t('reconcile.sure') })
      : state('cannot_tell', ui, { label: t('reconcile.maybe') }),
    score: formatNumber(best.score, ui.language),
    why: html`${reasons(ui, best)}${!best.isMatch && others.length > 0 ? otherCandidates(ui, others) : ''}`,
  };
}

/** Country, number and status stand with every candidate. */
function candidateName(
  ui: Ui,
  { slug, name, language, country, registrationNumber, status, matched }: Candidate,
): HtmlSafeString {
  const { t } = ui;
  const facts = [
    country ? countryLabel(country, ui) : t('general.notPublished'),
    registrationNumber ?? '',
    status === 'active' ? '' : t(`organisation.status.${status as 'dormant'}`),
    matched && matched !== name ? t('search.matched', { name: matched }) : '',
  ].filter((fact) => fact !== '');
  return html`${nameLink({ href: paths.organisation(slug), name, lang: language })}
    <span class="note">${facts.join(' · ')}</span>`;
}

function reasons(ui: Ui, { features }: Candidate): HtmlSafeString {
  return html`<ul class="import-reasons">
    ${features.map(
      ({ id, points, count }) =>
        html`<li>
          ${ui.t(`reconcile.feature.${id}`, { count: count ?? 0 })}
          <span class="reconcile-points">${points > 0 ? '+' : '−'}${Math.abs(points)}</span>
        </li>`,
    )}
  </ul>`;
}

function otherCandidates(ui: Ui, others: Candidate[]): HtmlSafeString {
  return html`<details>
    <summary>${ui.t('reconcile.others', { count: others.length })}</summary>
    <ul class="import-reasons">
      ${others.map(
        (candidate) =>
          html`<li>${candidateName(ui, candidate)} <span class="note">${ui.t('reconcile.score', { score: candidate.score })}</span></li>`,
      )}
    </ul>
  </details>`;
}
