import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { EvidenceDetail, EvidenceUseRow } from '#features/evidence/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton, plainButton, quietButton } from '../components/button.ts';
import { facts } from '../components/facts.ts';
import { textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import { citedSource, sourceList } from '../components/sources.ts';
import type { Page, Ui } from '../ui.ts';
import { placeText, valueText } from './list.ts';

export interface EvidencePage {
  found: EvidenceDetail;
  /** In the reader's language; null where no theme fits. */
  themeName: string | null;
  /** The address that was typed where it should be attached. */
  typed: string;
  problems: Problem[];
}

/** A figure or finding: what it says, who published it, and where it is used. */
export function evidencePage(ui: Ui, page: EvidencePage): Page {
  const { t } = ui;
  const { found, themeName, problems } = page;
  const { slug, statement, publisher, year, period, place, theme, event } = found;
  return {
    title: statement.length > 90 ? `${statement.slice(0, 88).toWellFormed()}…` : statement,
    section: 'solutions',
    hasErrors: problems.length > 0,
    history: paths.history('evidence', slug),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('evidence.title'), href: paths.evidenceLibrary() },
      { label: t('evidence.one') },
    ],
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({ title: statement, kicker: t('evidence.one'), isLong: true })}
          ${ui.person?.isStaff ? html`<p class="actions">${linkButton({ label: t('general.edit'), href: paths.editEvidence(slug) })}</p>` : ''}
        </div>
        <div class="column-side">
          ${facts(ui, {
            layout: 'beside',
            facts: [
              { label: t('evidence.column.value'), value: valueText(found) },
              { label: t('evidence.publisher'), value: publisher },
              { label: t('evidence.year'), value: year === null ? undefined : String(year) },
              { label: t('evidence.period'), value: period?.replace('/', '–') },
              { label: t('evidence.place'), value: place === null ? undefined : placeText(ui, place) },
              {
                label: t('solutions.theme'),
                value: theme
                  ? html`<a href="${withQuery(paths.evidenceLibrary(), { theme })}">${themeName}</a>`
                  : undefined,
              },
              ...(event
                ? [
                    {
                      label: t('evidence.event'),
                      value: html`<a href="${paths.event(event.slug)}">${event.title}</a>`,
                    },
                  ]
                : []),
            ],
          })}
        </div>
      </div>
      ${uses(ui, page)}
      ${section({ title: t('sources.title'), id: 'sources', body: sourceList(ui, found.citations.map(citedSource)) })}
    `,
  };
}

function uses(ui: Ui, { found, typed, problems }: EvidencePage): HtmlSafeString | string {
  const { t } = ui;
  const isStaff = ui.person?.isStaff ?? false;
  if (found.uses.length === 0 && !isStaff) return '';
  const { at, summary } = formErrors(
    ui,
    problems.map((problem) => ({ ...problem, path: '/address' })),
    'address',
  );
  return section({
    title: t('evidence.uses'),
    id: 'uses',
    body: html`
      ${found.uses.length === 0 ? html`<p><em class="unknown">${t('evidence.noUse')}</em></p>` : ''}
      <ul class="side-list">
        ${found.uses.map((use) => useLine(ui, found.slug, use, isStaff))}
      </ul>
      ${
        isStaff
          ? html`<div class="form-width">
            ${summary}
            <form method="post" action="${paths.evidenceUses(found.slug)}" novalidate>
              ${textField({ name: 'address', label: t('evidence.attachTo'), hint: t('evidence.attachHint'), value: typed, error: at('address') })}
              <p class="actions">${plainButton({ label: t('evidence.attach') })}</p>
            </form>
          </div>`
          : ''
      }
    `,
  });
}

function useLine(ui: Ui, slug: string, use: EvidenceUseRow, isStaff: boolean): HtmlSafeString {
  const { noun, record, name, coalition } = use;
  const href = {
    theme: withQuery(paths.evidenceLibrary(), { theme: record }),
    coalition: paths.coalition(record),
    solution: paths.solution(record),
    outcome: paths.outcome(coalition ?? '', Number(record)),
  }[noun];
  return html`<li>
    <a href="${href}">${name}</a> <span class="note">${ui.t(`evidence.noun.${noun}`)}</span>
    ${
      isStaff
        ? html`<form method="post" action="${paths.evidenceUseRemoval(slug)}">
          <input type="hidden" name="noun" value="${noun}" /><input type="hidden" name="record" value="${record}" />
          ${quietButton({ label: ui.t('general.remove'), spoken: name })}
        </form>`
        : ''
    }
  </li>`;
}
