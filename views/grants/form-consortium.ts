import { html, type HtmlSafeString } from '@prairielearn/html';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { radioGroup, textField } from '../components/field.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import { sign } from '../components/sign.ts';
import { dataTable, type Row } from '../components/table.ts';
import type { Participant } from '#features/grants/queries.ts';
import type { Ui } from '../ui.ts';
import { drawHref, type Errors, type FoundOrganisation, type GrantForm } from './form-model.ts';

type Key = 'organisation' | 'role' | 'share' | 'act';

/** The organisations of the grant: those chosen stay in sight, a further one is looked up below them. */
export function consortiumPart(ui: Ui, form: GrantForm, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const error = errors('consortium');
  const isEmpty = form.typed.lead === '' && form.typed.partners.length === 0;
  return section({
    title: t('grantForm.consortium'),
    id: 'consortium',
    note: t('grantForm.consortiumNote'),
    body: html`
      <div class="field" ${error ? html`data-invalid` : ''}>
        ${error ? html`<p class="field-error">${sign('cross')}<span>${error}</span></p>` : ''}
        ${isEmpty ? html`<p class="note">${t('grantForm.noneChosen')}</p>` : chosen(ui, form, errors)}
      </div>
      ${lookUp(ui, form, errors)}
    `,
  });
}

function chosen(ui: Ui, form: GrantForm, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const { typed, consortium, shareSum } = form;
  const lead = typed.lead
    ? [
        row(ui, form, consortium.lead, {
          slug: typed.lead,
          names: { slug: 'lead', task: 'leadTask', share: 'leadShare' },
          ids: { task: 'leadTask', share: 'leadShare' },
          task: typed.leadTask,
          share: typed.leadShare,
          isLead: true,
          errors,
        }),
      ]
    : [];
  const partners = typed.partners.map(({ organisation, task, share }, place) =>
    row(ui, form, consortium.partners[place], {
      slug: organisation,
      names: { slug: 'partner', task: 'partnerTask', share: 'partnerShare' },
      ids: { task: `partner-task-${place}`, share: `partner-share-${place}` },
      task,
      share,
      isLead: false,
      errors,
    }),
  );
  return html`${dataTable<Key>({
    caption: t('grantForm.consortium'),
    isCaptionHidden: true,
    isUnderHeading: true,
    phone: 'pairs',
    columns: [
      { key: 'organisation', label: t('grant.column.organisation'), kind: 'name' },
      { key: 'role', label: t('grantForm.role') },
      { key: 'share', label: html`${t('grant.column.share')}, %` },
      { key: 'act', label: t('grantForm.remove'), kind: 'act', isLabelHidden: true },
    ],
    rows: [...lead, ...partners],
  })}
  ${
    shareSum === undefined
      ? ''
      : html`<p class="note">${t('grantForm.sum', { sum: formatNumber(shareSum / 100, ui.language) })}</p>`
  }`;
}

interface RowFields {
  slug: string;
  names: { slug: string; task: string; share: string };
  ids: { task: string; share: string };
  task: string;
  share: string;
  isLead: boolean;
  errors: Errors;
}

function row(ui: Ui, form: GrantForm, participant: Participant | undefined, fields: RowFields): Row<Key> {
  const { t } = ui;
  const { slug, names, ids, task, share, isLead } = fields;
  const name = participant?.name ?? slug;
  const input = (part: 'task' | 'share', label: string, value: string) => {
    const error = fields.errors(ids[part]);
    return html`<label class="visually-hidden" for="${ids[part]}">${label}</label
      ><input
        class="ds-input ${part === 'share' ? 'consortium-share' : ''}"
        id="${ids[part]}"
        name="${names[part]}"
        value="${value}"
        ${part === 'share' ? html`inputmode="decimal" autocomplete="off"` : ''}
        ${error ? html`aria-invalid="true" aria-describedby="${ids[part]}-error"` : ''}
      />${error ? html`<p class="field-error" id="${ids[part]}-error">${sign('cross')}<span>${error}</span></p>` : ''}`;
  };
  return {
    cells: {
      organisation: html`<input type="hidden" name="${names.slug}" value="${slug}" />${nameText({
        name,
        lang: participant?.language,
      })}<span class="note"
          >${countryOrUnknown(participant?.country, ui)} · ${t(`grant.role.${isLead ? 'lead' : 'partner'}`)}</span
        >`,
      role: input('task', t('grantForm.taskOf', { name }), task),
      share: input('share', t('grantForm.shareOf', { name }), share),
      act: html`${step(form, 'remove', slug, t('grantForm.remove'), name)}
      ${isLead ? '' : step(form, 'makeLead', slug, t('grantForm.makeLead'), name)}`,
    },
  };
}

/** A button that stores nothing: the form comes back changed, at this place of the page. */
function step(form: GrantForm, name: string, value: string, label: string, spoken?: string): HtmlSafeString {
  return html`<button
    class="${spoken === undefined ? 'ds-button' : 'quiet-button'}"
    ${spoken === undefined ? html`data-variant="secondary" data-color="neutral"` : ''}
    type="submit"
    name="${name}"
    value="${value}"
    formaction="${drawHref(form)}#consortium"
  >
    ${label}${spoken === undefined ? '' : html`<span class="visually-hidden"> ${spoken}</span>`}
  </button>`;
}

function lookUp(ui: Ui, form: GrantForm, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const label = t(form.typed.lead === '' ? 'grantForm.lookUpLead' : 'grantForm.lookUpPartner');
  return html`
    <div
      class="consortium-search"
      hx-post="${drawHref(form)}"
      hx-trigger="input changed delay:250ms from:#organisationQuery"
      hx-include="#grant-form"
      hx-vals="part:found"
      hx-target="#found-organisations"
      hx-swap="innerHTML"
      hx-sync="this:replace"
    >
      ${textField({
        name: 'organisationQuery',
        label,
        hint: t('grantForm.lookUpHint'),
        value: form.typed.organisationQuery,
        error: errors('organisationQuery'),
        type: 'search',
        autocomplete: 'off',
        maxlength: 300,
      })}
      ${step(form, 'lookUp', 'yes', t('grantForm.lookUp'))}
    </div>
    <div id="found-organisations" role="status">${foundPart(ui, form)}</div>
  `;
}

/** The organisations that were found, one to be chosen, and the button that adds it. */
export function foundPart(ui: Ui, form: GrantForm): HtmlSafeString {
  const { t } = ui;
  const { typed, found, moreFound } = form;
  const q = typed.organisationQuery.trim();
  if (q === '') return html``;
  if (found.length === 0) {
    return html`<p class="note">
      ${t('grantForm.foundNone', { q })}
      <a href="${paths.newOrganisation()}">${t('grantForm.addOrganisation')}</a>
    </p>`;
  }
  const error = form.problems.find(({ path }) => path === '/found');
  return html`
    ${radioGroup({
      name: 'found',
      label: t('grantForm.found'),
      value: typed.found,
      error: error && t(error.message, error.values),
      options: found.map((organisation) => choice(ui, organisation)),
    })}
    ${moreFound > 0 ? html`<p class="note">${t('grantForm.foundMore', { count: moreFound })}</p>` : ''}
    <p class="button-row">
      ${step(form, 'add', 'yes', t(typed.lead === '' ? 'grantForm.addLead' : 'grantForm.addPartner'))}
    </p>
  `;
}

function choice(ui: Ui, { slug, name, language, country, isIn }: FoundOrganisation) {
  return {
    value: slug,
    label: nameText({ name, lang: language }),
    hint: html`${countryOrUnknown(country, ui)}${isIn ? html` · ${ui.t('grantForm.isIn')}` : ''}`,
  };
}
