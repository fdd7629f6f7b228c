import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { guardedFields, type GuardedField } from '#features/profiles/kinds.ts';
import type { Proposal } from '#features/profiles/queries.ts';
import { languageName } from '#language/language-names.ts';
import { paths, withQuery } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { allDownloads } from '../components/downloads.ts';
import { errorSummary } from '../components/error-summary.ts';
import { textArea } from '../components/field.ts';
import { notPublished } from '../components/money.ts';
import { nameLink, nameText } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

export interface Approvals {
  proposals: Proposal[];
  total: number;
  next: number | undefined;
  /** Names of those who proposed, by public id. */
  people: ReadonlyMap<string, string>;
  /** What is wrong with the answer that was given to one of them, and what was typed. */
  faulty?: { id: number; reason: string; problems: Problem[] } | undefined;
}

/** What waits for staff, each with the old beside the new. */
export function approvalsPage(ui: Ui, approvals: Approvals): Page {
  const { t } = ui;
  const { proposals, total, next, faulty } = approvals;
  return {
    title: t('approvals.title'),
    hasErrors: faulty !== undefined,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('admin.title'), href: paths.admin() },
      { label: t('approvals.title') },
    ],
    body: html`
      ${pageHead({ title: t('approvals.title'), lead: t('approvals.lead') })}
      ${
        faulty
          ? errorSummary(
              ui,
              faulty.problems.map(({ message, values }) => ({
                field: `reason-${faulty.id}`,
                text: t(message, values),
              })),
            )
          : ''
      }
      <p class="list-note">${total > 0 ? t('approvals.count', { count: total }) : t('approvals.none')}</p>
      ${total > 0 ? allDownloads(ui, paths.approvalsFile) : ''}
      ${proposals.map((proposal) => one(ui, approvals, proposal))}
      ${next === undefined ? '' : html`<p><a href="${withQuery(paths.approvals(), { after: next })}">${t('duplicates.next')}</a></p>`}
    `,
  };
}

function one(ui: Ui, { people, faulty }: Approvals, proposal: Proposal): HtmlSafeString {
  const { t } = ui;
  const { id, slug, name, language, country } = proposal;
  const own = faulty?.id === id ? faulty : undefined;
  return html`<section class="section form-width care" id="approval-${id}">
    <h2 class="section-title">${nameLink({ name, lang: language, href: paths.organisation(slug) })}</h2>
    <p class="note">${countryOrUnknown(country, ui)} · ${proposedLine(ui, proposal, people)}</p>
    ${comparison(ui, proposal)}
    <form method="post" action="${paths.approval(id)}">
      ${mainButton({ label: t('approvals.approve'), isSmall: true, spoken: t('approvals.of', { name }) })}
    </form>
    <form method="post" action="${paths.refusal(id)}" novalidate>
      ${textArea({
        name: 'reason',
        id: `reason-${id}`,
        label: t('approvals.reason'),
        hint: t('approvals.reasonHint'),
        value: own?.reason,
        error: own?.problems[0] ? t(own.problems[0].message, own.problems[0].values) : undefined,
        rows: 2,
      })}
      ${plainButton({ label: t('approvals.refuse'), isSmall: true, spoken: t('approvals.of', { name }) })}
    </form>
  </section>`;
}

function proposedLine(
  ui: Ui,
  { proposedAt, proposedBy }: Proposal,
  people: Approvals['people'],
): HtmlSafeString {
  const date = dateText(proposedAt.slice(0, 10), ui);
  const name = people.get(proposedBy ?? '');
  return name
    ? phrase(ui, 'approvals.proposedBy', { date, name })
    : phrase(ui, 'approvals.proposed', { date });
}

function comparison(ui: Ui, { changes, language }: Proposal): HtmlSafeString {
  const { t } = ui;
  const shown = guardedFields.filter((field) => changes[field]);
  const value = (field: GuardedField, text: string | null): Content => {
    if (text === null) return notPublished(ui);
    if (field === 'name') return nameText({ name: text, lang: language });
    return field === 'nameLanguage' ? (languageName(text, ui.language) ?? text) : text;
  };
  return dataTable({
    caption: t('approvals.title'),
    isCaptionHidden: true,
    isUnderHeading: true,
    phone: 'pairs',
    columns: [
      { key: 'field', label: t('approvals.field'), kind: 'name' },
      { key: 'before', label: t('approvals.before') },
      { key: 'after', label: t('approvals.after') },
    ],
    rows: shown.map((field) => ({
      cells: {
        field: t(`history.field.${field}`),
        before: html`<del>${value(field, changes[field]!.before)}</del>`,
        after: html`<ins>${value(field, changes[field]!.after)}</ins>`,
      },
    })),
  });
}
