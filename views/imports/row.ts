import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { ImportRow } from '#features/imports/queries.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { reasonLine } from '../duplicates/reasons.ts';
import { countryLabel } from '../components/country.ts';
import { nameLink, nameText } from '../components/name.ts';
import { notPublished } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import { state, type StateSign } from '../components/state.ts';
import type { Ui } from '../ui.ts';

const signs: Record<ImportRow['outcome'], StateSign> = {
  refused: 'fails',
  duplicate: 'cannot_tell',
  changes: 'called',
  new: 'unmarked',
  same: 'settled',
};

/** The row's name, a link to its record where there is one. */
export function rowName(ui: Ui, { noun, label, language, record, country }: ImportRow): HtmlSafeString {
  const href = record && (noun === 'grant' ? paths.grant(record.key) : paths.organisation(record.key));
  const name = href
    ? nameLink({ href, name: label, lang: language })
    : nameText({ name: label, lang: language });
  return html`${name}${country ? html` <span class="note">${countryLabel(country, ui)}</span>` : ''}`;
}

export function rowOutcome(ui: Ui, { outcome, decision }: ImportRow): HtmlSafeString {
  if (decision === 'leave') return state('absent', ui, { label: ui.t('import.outcome.left') });
  const shown = decision === 'another' ? 'new' : decision === 'same' ? 'changes' : outcome;
  return state(signs[shown], ui, { label: ui.t(`import.outcome.${shown}`) });
}

/** Why, and what changes. */
export function rowReasons(ui: Ui, row: ImportRow, isOpen: boolean): HtmlSafeString {
  const { plan, outcome } = row;
  const lines = [
    ...plan.problems.map((problem) => html`<li>${told(ui, problem)}</li>`),
    ...(outcome === 'changes' ? plan.changes.map((change) => html`<li>${changeLine(ui, change)}</li>`) : []),
    ...(outcome === 'new' ? newLine(ui, row) : []),
    ...plan.warnings
      .filter(({ message }) => message !== 'import.warning.added')
      .map((problem) => html`<li class="import-warning">${told(ui, problem)}</li>`),
  ];
  return html`${lines.length > 0 ? html`<ul class="import-reasons">${lines}</ul>` : ''}${
    outcome === 'duplicate' ? candidates(ui, row, isOpen) : ''
  }`;
}

function told(ui: Ui, { message, values }: Problem): string {
  return ui.t(message, values);
}

/** “City: ~~Vranje~~ → Врање”; of names and themes only what is added. */
function changeLine(ui: Ui, { field, before, after }: ImportRow['plan']['changes'][number]): HtmlSafeString {
  const label = ui.t(`import.field.${field}` as MessageKey).replace(/, .*|: .*/, '');
  const isList = Array.isArray(after);
  if (isList) return html`${label}: ${ui.t('import.added', { list: plain(after) })}`;
  const old = before === null || before === undefined ? notPublished(ui) : html`<del>${plain(before)}</del>`;
  return html`${label}: ${old} <span aria-hidden="true">→</span> <ins>${plain(after)}</ins>`;
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('name' in value) return String(value.name);
  return Object.values(value).map(plain).join(' · ');
}

/** Of a new record: which facts come with it, and which organisations. */
function newLine(ui: Ui, { plan }: ImportRow): HtmlSafeString[] {
  const { t } = ui;
  const added = plan.warnings.flatMap(({ message, values }) =>
    message === 'import.warning.added' ? [String(values?.['name'])] : [],
  );
  const facts = plan.changes.map(({ field }) =>
    t(`import.field.${field}` as MessageKey).replace(/, .*|: .*/, ''),
  );
  return [
    ...(facts.length > 0 ? [html`<li>${facts.join(', ')}</li>`] : []),
    ...(added.length > 0 ? [html`<li>${t('import.brings', { list: added.join('; ') })}</li>`] : []),
  ];
}

/** The records that a row looks like, with the reason for each, and the choice between them. */
function candidates(ui: Ui, row: ImportRow, isOpen: boolean): HtmlSafeString {
  const { t } = ui;
  const { alike } = row.plan;
  const field = `row-${row.row}`;
  const chosen = row.decision === 'same' ? `same:${row.record?.key}` : row.decision;
  const options = [
    ...alike.map(({ slug, name, language }) => ({
      value: `same:${slug}`,
      label: phrase(ui, 'import.decision.same', {
        name: html`<span lang="${language ?? 'und'}">${name}</span>`,
      }),
    })),
    { value: 'another', label: html`${t('import.decision.another')}` },
    { value: 'leave', label: html`${t('import.decision.leave')}` },
  ];
  return html`<ul class="import-reasons">
      ${alike.map(
        (candidate) =>
          html`<li>
            ${phrase(ui, 'import.looksLike', {
              name: html`<a href="${paths.organisation(candidate.slug)}" lang="${candidate.language ?? 'und'}">${candidate.name}</a>`,
              reason: reasonLine(ui, candidate.reasons, candidate.isClaimed),
            })}
          </li>`,
      )}
    </ul>
    ${
      isOpen
        ? html`<fieldset class="import-choice">
          <legend class="visually-hidden">${t('import.decision.of', { name: row.label })}</legend>
          ${options.map(
            ({ value, label }, place) =>
              html`<span class="check"
                ><input class="ds-input" type="radio" id="${field}-${place}" name="${field}" value="${value}" ${
                  chosen === value ? 'checked' : ''
                } /><label for="${field}-${place}">${label}</label></span
              >`,
          )}
        </fieldset>`
        : ''
    }`;
}
