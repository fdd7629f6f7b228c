import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Comparison } from '#features/duplicates/comparison.ts';
import type { FieldPair, Side } from '#features/duplicates/fields.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { dateText } from '../components/date.ts';
import { errorSummary } from '../components/error-summary.ts';
import { nameLink, nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { phrase } from '../components/phrase.ts';
import { sideSection } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { fieldValue } from './field-value.ts';
import { reasonList } from './reasons.ts';

const FORM = 'merge';

/** Two records side by side: what is the same, a choice for what is not, and what to do with them. */
export function comparePage(ui: Ui, comparison: Comparison, problems: Problem[] = []): Page {
  const { t } = ui;
  const { first, second, toldApartAt } = comparison;
  const title = t('merge.title');
  return {
    title,
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('admin.title'), href: paths.admin() },
      { label: t('duplicates.title'), href: paths.duplicates() },
      { label: t('duplicates.compare') },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="columns">
        <div class="column-main">
          ${
            problems.length > 0
              ? errorSummary(
                  ui,
                  problems.map((problem) => ({ field: 'fields', text: t(problem.message, problem.values) })),
                )
              : ''
          }
          ${reasonList(ui, comparison.reasons, comparison.isClaimed)}
          ${toldApartAt === null ? '' : apart(ui, comparison, toldApartAt)}
          <form method="post" id="${FORM}" action="${paths.duplicateMerge(first.slug, second.slug)}"></form>
          ${table(ui, comparison)}
          <div class="actions">
            ${mainButton({ label: t('merge.button'), form: FORM })}
            ${
              toldApartAt === null
                ? html`<form method="post" action="${paths.duplicateDistinction(first.slug, second.slug)}">
                    ${plainButton({ label: t('merge.notSame') })}
                  </form>`
                : ''
            }
            <a href="${paths.duplicates()}">${t('merge.later')}</a>
          </div>
        </div>
        <div class="column-side">
          ${sideSection({
            title: t('merge.does'),
            body: html`<p>${t('merge.doesKeep')}</p>
              <p>${t('merge.doesUndo')}</p>`,
          })}
          <p class="note"><a href="${paths.duplicate(second.slug, first.slug)}">${t('merge.swap')}</a></p>
        </div>
      </div>
    `,
  };
}

function apart(ui: Ui, { first, second }: Comparison, at: string): HtmlSafeString {
  return notice({
    kind: 'information',
    body: html`<p>${phrase(ui, 'merge.apart', { date: dateText(at.slice(0, 10), ui) })}</p>
      <form method="post" action="${paths.duplicateDistinctionWithdrawal(first.slug, second.slug)}">
        ${plainButton({ label: ui.t('merge.takeBack'), isSmall: true })}
      </form>`,
  });
}

function table(ui: Ui, comparison: Comparison): HtmlSafeString {
  const { t } = ui;
  const { first, second, kept } = comparison;
  const head = ({ slug, name, nameLanguage }: Comparison['first']) =>
    html`<th scope="col">${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })}</th>`;
  return html`<table class="compare" id="fields" tabindex="-1">
    <caption class="visually-hidden">${t('merge.fields')}</caption>
    <thead>
      <tr><th scope="col"><span class="visually-hidden">${t('merge.field')}</span></th>${head(first)}${head(second)}</tr>
    </thead>
    <tbody>
      ${comparison.fields.map((pair) => fieldRow(ui, comparison, pair))}
      ${factRow(t('merge.names'), names(kept.first), html`${names(kept.second)}${note(t('merge.namesAll'))}`)}
      ${countRow(ui, 'grants', kept.first.grants, kept.second.grants)}
      ${countRow(ui, 'coalitions', kept.first.memberships, kept.second.memberships)}
      ${factRow(
        t('merge.address'),
        html`${paths.organisation(first.slug)}${note(t('merge.stays'))}`,
        html`${paths.organisation(second.slug)}${note(t('merge.leads'))}`,
      )}
    </tbody>
  </table>`;
}

function fieldRow(ui: Ui, { first, second, choices }: Comparison, pair: FieldPair): HtmlSafeString {
  const { t } = ui;
  const { field, isSame, proposed } = pair;
  const label = t(`history.field.${field}`);
  const value = (side: Side) =>
    fieldValue(ui, field, pair[side], side === 'first' ? first.nameLanguage : second.nameLanguage);
  if (isSame) {
    return html`<tr>
      <th scope="row">${label}</th>
      <td colspan="2" class="compare-same">${phrase(ui, 'merge.same', { value: value('first') })}</td>
    </tr>`;
  }
  const chosen = choices[field] ?? proposed;
  const cell = (side: Side) => {
    const id = `${field}-${side}`;
    return html`<td>
      <p class="check">
        <input class="ds-input" type="radio" form="${FORM}" id="${id}" name="${field}" value="${side}" ${
          chosen === side ? 'checked' : ''
        } />
        <label for="${id}"><span class="visually-hidden">${label}: </span>${value(side)}</label>
        ${field === 'name' && side !== chosen ? html`<span class="check-hint">${t('merge.keptName')}</span>` : ''}
      </p>
    </td>`;
  };
  return html`<tr>
    <th scope="row">${label}</th>
    ${cell('first')}${cell('second')}
  </tr>`;
}

function countRow(
  ui: Ui,
  what: 'grants' | 'coalitions',
  first: number,
  second: number,
): HtmlSafeString | string {
  if (first === 0 && second === 0) return '';
  const { t } = ui;
  const count = (number: number) =>
    number === 0 ? '0' : t(what === 'grants' ? 'merge.grantsAll' : 'merge.memberships', { count: number });
  const kept = first > 0 && second > 0 ? note(t('merge.bothKept', { count: first + second })) : '';
  return factRow(t(`merge.${what}`), count(first), html`${count(second)}${kept}`);
}

function factRow(label: string, first: Content, second: Content): HtmlSafeString {
  return html`<tr>
    <th scope="row">${label}</th>
    <td>${first}</td>
    <td>${second}</td>
  </tr>`;
}

function names({ names: all }: Comparison['kept']['first']): HtmlSafeString {
  return html`${all.map(({ name, language }) => html`<span class="block">${nameText({ name, lang: language })}</span>`)}`;
}

function note(text: string): HtmlSafeString {
  return html`<span class="note block">${text}</span>`;
}
