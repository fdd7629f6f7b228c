import { html, type HtmlSafeString } from '@prairielearn/html';
import { cellsOf, countriesWhere, type MatrixCell } from '#features/solutions/matrix.ts';
import type { SolutionDetail } from '#features/solutions/queries.ts';
import { isAdopted } from '#features/solutions/rules.ts';
import type { Carrier, StepRow } from '#features/solutions/steps.ts';
import { countryPlace, isSixCountry } from '#language/countries.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { evidenceLinks } from '../components/evidence-link.ts';
import { facts, type Fact } from '../components/facts.ts';
import { nameLink } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import { citedSource, sourceList } from '../components/sources.ts';
import { splitExample } from '../events/show.ts';
import type { Page, Ui } from '../ui.ts';
import { diffusionMap } from './map.ts';
import { cellText } from './pips.ts';

export interface SolutionPage {
  solution: SolutionDetail;
  /** In the reader's language; null where no theme fits. */
  themeName: string | null;
}

/** A solution: what it solves, what works, where; and how far every other country is with it. */
export function solutionPage(ui: Ui, { solution, themeName }: SolutionPage): Page {
  const { t } = ui;
  const { slug, title, problem, whatWorks, evidenceText, note } = solution;
  const { text, example } = splitExample(title);
  const cells = cellsOf(solution, ui.today);
  const prose = (label: string, words: string | null) =>
    words ? html`<h2 class="side-title">${label}</h2><p>${words}</p>` : '';
  return {
    title,
    section: 'solutions',
    history: paths.history('solution', slug),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('solutions.title'), href: paths.solutions() },
      { label: title },
    ],
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({ title: text, example, isLong: title.length > 40 })}
          <div class="prose">
            ${prose(t('solution.problem'), problem)} ${prose(t('solution.whatWorks'), whatWorks)}
            ${prose(t('solution.evidence'), evidenceText)} ${note ? html`<p class="note">${note}</p>` : ''}
          </div>
          ${ui.person?.isStaff ? acts(ui, slug) : ''}
        </div>
        <div class="column-side">${facts(ui, { layout: 'beside', facts: factsOf(ui, solution, themeName) })}</div>
      </div>
      ${countries(ui, solution, cells)} ${library(ui, solution)} ${sources(ui, solution)}
    `,
  };
}

function acts({ t }: Ui, slug: string): HtmlSafeString {
  return html`<p class="actions">
    ${linkButton({ label: t('solution.recordStep'), href: paths.solutionSteps(slug), kind: 'main' })}
    ${linkButton({ label: t('general.edit'), href: paths.editSolution(slug) })}
  </p>`;
}

function factsOf(ui: Ui, solution: SolutionDetail, themeName: string | null): Fact[] {
  const { t } = ui;
  const { theme, originCountry, originSince, originOrganisation: from, session } = solution;
  const six = (test: (step: StepRow) => boolean) =>
    countriesWhere(solution, test).filter(isSixCountry).length;
  const carried = six(({ step }) => step !== 'dropped');
  return [
    { label: t('solution.fact.origin'), value: originCountry ? countryLabel(originCountry, ui) : undefined },
    { label: t('solution.fact.since'), value: originSince ? dateText(originSince, ui, 'long') : undefined },
    ...(from
      ? [
          {
            label: t('solution.fact.from'),
            value: nameLink({ href: paths.organisation(from.slug), name: from.name, lang: from.language }),
          },
        ]
      : []),
    {
      label: t('solution.fact.theme'),
      value: theme ? html`<a href="${withQuery(paths.solutions(), { theme })}">${themeName}</a>` : undefined,
    },
    ...(session
      ? [
          {
            label: t('solution.fact.session'),
            value: html`<a href="${paths.session(session.event, session.slug)}">${session.title}</a>, ${session.eventTitle}`,
          },
        ]
      : []),
    { label: t('solution.fact.carried'), value: t('solution.ofSix', { count: carried }) },
    {
      label: t('solution.fact.adopted'),
      value: t('solution.ofSix', { count: six(({ step }) => isAdopted(step)) }),
    },
  ];
}

/** The six in their order, then others; the country of origin first. */
function countries(ui: Ui, solution: SolutionDetail, cells: MatrixCell[]): HtmlSafeString {
  const { t } = ui;
  const place = ({ step, country: code }: MatrixCell) => (step === undefined ? -1 : countryPlace(code));
  const ordered = cells.toSorted((left, right) => place(left) - place(right));
  return section({
    title: t('solution.inCountries'),
    id: 'countries',
    note: t('solution.inCountriesNote'),
    links: [{ label: t('solutions.byCountry'), href: paths.solutionMatrix() }],
    body: html`<div class="diffusion">
      <ul class="diffusion-list">
        ${ordered.map((cell) => country(ui, solution, cell))}
      </ul>
      ${diffusionMap(ui, solution.title, cells)}
    </div>
    ${solution.steps.length === 0 ? html`<p><em class="unknown">${t('solution.noOther')}</em></p>` : ''}`,
  });
}

function country(ui: Ui, solution: SolutionDetail, cell: MatrixCell): HtmlSafeString {
  const { t } = ui;
  const { step, country: code } = cell;
  const earlier = solution.steps.filter((other) => other.country === code && other.id !== step?.id);
  return html`<li class="diffusion-row" id="country-${code.toLowerCase()}">
    <div class="diffusion-state">
      <h3>${countryLabel(code, ui)}</h3>
      ${cellText(ui, cell)}
    </div>
    <div class="diffusion-text">
      ${step ? carrierLine(ui, step) : ''} ${step?.reason ? html`<p>${t('coalition.reason', { reason: step.reason })}</p>` : ''}
      ${step?.note ? html`<p>${step.note}</p>` : ''}
      ${step && step.evidence.length > 0 ? html`<p class="note">${t('solution.column.source')}: ${evidenceLinks(ui, step.evidence)}</p>` : ''}
      ${earlier.length > 0 ? earlierSteps(ui, earlier) : ''}
      ${
        ui.person?.isStaff && step
          ? html`<p class="note"><a href="${paths.solutionSteps(solution.slug, code)}">${t('solution.recordStep')}<span class="visually-hidden">: ${countryLabel(code, ui)}</span></a></p>`
          : ''
      }
    </div>
  </li>`;
}

function carrierLine(ui: Ui, { carriers }: StepRow): HtmlSafeString {
  if (carriers.length === 0) return html`<p><em class="unknown">${ui.t('solution.carrierUnknown')}</em></p>`;
  return html`<p>${carriers.map((carrier, place) => html`${place > 0 ? '; ' : ''}${carrierName(carrier)}`)}</p>`;
}

function carrierName({ name, language, organisation, coalition }: Carrier): HtmlSafeString {
  if (coalition) return nameLink({ href: paths.coalition(coalition), name, lang: language });
  return organisation
    ? nameLink({ href: paths.organisation(organisation), name, lang: language })
    : html`${name}`;
}

function earlierSteps(ui: Ui, steps: StepRow[]): HtmlSafeString {
  return html`<details class="more">
    <summary>${ui.t('solution.earlier')} (${steps.length})</summary>
    <ul>
      ${steps.map(
        ({ step, part, takenOn }) =>
          html`<li>${ui.t(`solution.step.${step}`)}${part ? html` (${part})` : ''}, ${dateText(takenOn, ui)}</li>`,
      )}
    </ul>
  </details>`;
}

function library(ui: Ui, { library: found }: SolutionDetail): HtmlSafeString | string {
  if (found.length === 0) return '';
  return section({
    title: ui.t('outcome.evidenceTitle'),
    id: 'evidence',
    body: html`<ul class="statements">
      ${found.map(({ slug, statement, publisher }) => html`<li><a class="quiet-link" href="${paths.evidence(slug)}">${statement}</a> <span class="note">${publisher}</span></li>`)}
    </ul>`,
  });
}

function sources(ui: Ui, { citations }: SolutionDetail): HtmlSafeString | string {
  if (citations.length === 0) return '';
  return section({
    title: ui.t('sources.title'),
    id: 'sources',
    body: sourceList(
      ui,
      citations.map(({ note: _, ...citation }) => citedSource(citation)),
    ),
  });
}
