import { html, type HtmlSafeString } from '@prairielearn/html';
import type { OutcomeRow, Substantiation } from '#features/outcomes/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton, plainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { dateText, instantText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { nameLink } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import { citedSource, sourceList } from '../components/sources.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import type { Page, Ui } from '../ui.ts';
import { countedWord } from './entry.ts';

export interface OutcomePage {
  outcome: OutcomeRow;
  answers: Substantiation[];
  mayWrite: boolean;
}

/** One outcome: what changed, what the coalition did for it, what shows it, and who from outside confirms it. */
export function outcomePage(ui: Ui, { outcome, answers, mayWrite }: OutcomePage): Page {
  const { t } = ui;
  const { coalition, whatChanged, contribution, reason, note } = outcome;
  return {
    title: whatChanged.length > 90 ? `${whatChanged.slice(0, 88).toWellFormed()}…` : whatChanged,
    section: 'coalitions',
    crumbs: coalitionCrumbs(ui, coalition, t('outcome.one')),
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({ title: whatChanged, kicker: t('outcome.one'), isLong: true })}
          <p class="entry-line">${countedWord(ui, outcome)}</p>
          <div class="prose">
            <h2 class="side-title">${t('outcome.contribution')}</h2>
            <p>${contribution ?? html`<em class="unknown">${t('outcome.noContribution')}</em>`}</p>
            ${reason ? html`<p>${t('coalition.reason', { reason })}</p>` : ''} ${note ? html`<p class="note">${note}</p>` : ''}
          </div>
          ${mayWrite ? acts(ui, outcome) : ''}
        </div>
        <div class="column-side">${factsOf(ui, outcome)}</div>
      </div>
      ${evidence(ui, outcome)} ${outside(ui, outcome, answers, mayWrite)}
    `,
  };
}

function acts({ t }: Ui, { coalition, id }: OutcomeRow): HtmlSafeString {
  return html`<p class="actions">
    ${linkButton({ label: t('outcome.next'), href: paths.newOutcome(coalition.slug, id) })}
    ${linkButton({ label: t('general.edit'), href: paths.editOutcome(coalition.slug, id) })}
  </p>`;
}

function factsOf(ui: Ui, outcome: OutcomeRow): HtmlSafeString {
  const { t } = ui;
  const { coalition, country, institution, step, happenedOn } = outcome;
  return facts(ui, {
    layout: 'beside',
    facts: [
      { label: t('outcomes.step'), value: t(`outcome.step.${step}`) },
      { label: t('outcomes.column.date'), value: happenedOn ? dateText(happenedOn, ui, 'long') : undefined },
      { label: t('coalitions.country'), value: country ? countryLabel(country, ui) : undefined },
      { label: t('ladder.institutionOne'), value: institution },
      {
        label: t('outcomes.coalition'),
        value: nameLink({
          href: paths.coalition(coalition.slug),
          name: coalition.name,
          lang: coalition.language,
        }),
      },
    ],
  });
}

function evidence(ui: Ui, { evidence: pages, library, coalition }: OutcomeRow): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('outcome.evidenceTitle'),
    id: 'evidence',
    links: [{ label: t('outcome.allOf'), href: withQuery(paths.outcomes(), { coalition: coalition.slug }) }],
    body: html`
      ${pages.length + library.length === 0 ? html`<p><em class="unknown">${t('outcome.noEvidence')}</em></p>` : ''}
      ${pages.length > 0 ? sourceList(ui, pages.map(citedSource)) : ''}
      ${
        library.length > 0
          ? html`<ul class="statements">
            ${library.map(({ slug, statement, publisher }) => html`<li><a href="${paths.evidence(slug)}">${statement}</a> <span class="note">${publisher}</span></li>`)}
          </ul>`
          : ''
      }
    `,
  });
}

/** Who was asked from outside, and what they say. */
function outside(
  ui: Ui,
  outcome: OutcomeRow,
  answers: Substantiation[],
  mayWrite: boolean,
): HtmlSafeString | string {
  const { t } = ui;
  const { agreed, answered, asked } = outcome.substantiation;
  if (answers.length === 0 && !mayWrite) return '';
  return section({
    title: t('outcome.outside'),
    id: 'outside',
    note: answered > 0 ? t('outcome.substantiated', { agreed, answered }) : t('outcome.outsideNote'),
    body: html`
      ${answers.length === 0 ? html`<p><em class="unknown">${t('outcome.nobodyAsked')}</em></p>` : ''}
      <ul class="side-list">
        ${answers.filter(({ answer }) => answer !== null).map((answer) => answerLine(ui, answer))}
      </ul>
      ${asked > answered ? html`<p class="note">${t('outcome.waiting', { count: asked - answered })}</p>` : ''}
      ${
        mayWrite
          ? html`<form method="post" action="${paths.outcomeSubstantiations(outcome.coalition.slug, outcome.id)}">
            <p class="note">${t('outcome.askHint')}</p>
            <p class="actions">${plainButton({ label: t('outcome.ask') })}</p>
          </form>`
          : ''
      }
    `,
  });
}

function answerLine(ui: Ui, { answer, name, post, comment, answeredAt }: Substantiation): HtmlSafeString {
  return html`<li>
    <strong>${answer ? ui.t(`substantiation.answer.${answer}`) : ''}</strong>
    <span class="note">${[name, post].filter(Boolean).join(', ')}${answeredAt ? html`, ${instantText(answeredAt, ui)}` : ''}</span>
    ${comment ? html`<span>${comment}</span>` : ''}
  </li>`;
}
