import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Hit } from '#features/search/queries.ts';
import type { TypedLeaving, TypedMembership } from '#features/coalitions/form.ts';
import { membershipKinds } from '#features/coalitions/kinds.ts';
import type { Membership } from '#features/coalitions/members.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { checkbox, dateField, radioGroup, textArea, textField } from '../components/field.ts';
import { markedOwn, matchedNote } from '../components/matched.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import type { Crumb, Page, Ui } from '../ui.ts';

export interface JoinForm {
  coalition: { slug: string; name: string };
  typed: Partial<TypedMembership>;
  /** The organisations that answer to what was looked up, and how many more there are. */
  found: Hit[];
  more: number;
  problems: Problem[];
}

/** Who joined a coalition: look the organisation up, choose it, say as what and since when. */
export function joinFormPage(ui: Ui, form: JoinForm): Page {
  const { t } = ui;
  const { coalition, typed } = form;
  const title = t('memberForm.title');
  const errors = errorsOf(ui, form.problems);
  const address = paths.coalitionMembers(coalition.slug);
  return {
    title,
    section: 'coalitions',
    hasErrors: form.problems.length > 0,
    crumbs: crumbs(ui, coalition, title),
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${summary(ui, form.problems)}
        <form class="look-up" method="get" action="${address}" role="search">
          ${textField({
            name: 'q',
            type: 'search',
            label: t('memberForm.lookUp'),
            value: typed.q,
            autocomplete: 'off',
          })}
          ${plainButton({ label: t('memberForm.lookUpButton') })}
        </form>
        <form method="post" action="${address}" novalidate>
          <input type="hidden" name="q" value="${typed.q ?? ''}" />
          <div
            id="organisation-choice"
            hx-get="${address}"
            hx-trigger="input changed delay:200ms from:#q"
            hx-include="#q"
            hx-target="this"
            hx-swap="innerHTML"
          >
            ${organisationChoice(ui, form)}
          </div>
          ${joiningFields(ui, typed, errors)}
          <div class="actions">
            ${mainButton({ label: t('memberForm.save') })}
            <a href="${paths.coalition(coalition.slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

/** The organisations to choose from; the answer to what is typed into the look-up. */
export function organisationChoice(ui: Ui, { typed, found, more, problems }: JoinForm): HtmlSafeString {
  const { t } = ui;
  const hint =
    found.length > 0
      ? more > 0
        ? t('memberForm.more', { count: more })
        : undefined
      : typed.q
        ? html`${t('memberForm.nothing', { q: typed.q })}
            <a href="${paths.newOrganisation()}">${t('memberForm.addOrganisation')}</a>`
        : t('memberForm.lookUpFirst');
  return radioGroup({
    name: 'organisation',
    label: t('memberForm.organisation'),
    hint,
    value: typed.organisation ?? (found.length === 1 ? found[0]?.slug : undefined),
    error: errorsOf(ui, problems)('organisation'),
    options: found.map(({ slug, name, language, country, matched }) => ({
      value: slug,
      label: nameText({ name, lang: language, marked: markedOwn(name, matched) }),
      hint: html`${countryOrUnknown(country, ui)} ${matchedNote(ui, name, matched)}`,
    })),
  });
}

function joiningFields(ui: Ui, typed: Partial<TypedMembership>, errors: Errors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return html`
    ${radioGroup({
      name: 'kind',
      label: t('memberForm.kind'),
      value: typed.kind || 'member',
      error: errors('kind'),
      options: membershipKinds.map((value) => ({ value, label: t(`memberForm.kind.${value}`) })),
    })}
    ${textField({ name: 'role', label: t('memberForm.role'), hint: t('memberForm.roleHint'), value: typed.role, error: errors('role'), isOptional })}
    ${dateField({ name: 'joinedOn', label: t('memberForm.joinedOn'), hint: t('form.asPrecise'), value: typed.joinedOn, error: errors('joinedOn'), isOptional })}
    ${textArea({ name: 'note', label: t('memberForm.note'), value: typed.note, error: errors('note'), rows: 2, isOptional })}
    ${textField({ name: 'source', label: t('coalitionForm.source'), hint: t('coalitionForm.sourceHint'), value: typed.source, error: errors('source'), isOptional })}
    ${section({
      title: t('memberForm.left'),
      body: html`
        ${dateField({ name: 'leftOn', label: t('memberForm.leftOn'), value: typed.leftOn, error: errors('leftOn'), isOptional })}
        ${checkbox({ name: 'hasLeft', label: t('memberForm.hasLeft'), isChecked: Boolean(typed.hasLeft) })}
      `,
    })}
  `;
}

export interface LeavingForm {
  coalition: { slug: string; name: string };
  membership: Membership;
  typed: Partial<TypedLeaving>;
  problems: Problem[];
}

/** When a member left, and why. */
export function leavingFormPage(ui: Ui, { coalition, membership, typed, problems }: LeavingForm): Page {
  const { t } = ui;
  const title = t('leavingForm.title');
  const errors = errorsOf(ui, problems, 'leftOn');
  const { name, language, country } = membership.organisation;
  return {
    title,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: crumbs(ui, coalition, title),
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${summary(ui, problems, 'leftOn')}
        <div class="aside-accent">
          <p>${nameText({ name, lang: language })}</p>
          <p class="note">${countryOrUnknown(country, ui)}</p>
        </div>
        <form method="post" action="${paths.coalitionMemberLeaving(coalition.slug, membership.id)}" novalidate>
          ${dateField({ name: 'leftOn', label: t('leavingForm.leftOn'), hint: t('form.asPrecise'), value: typed.leftOn, error: errors('leftOn') })}
          ${textArea({ name: 'reason', label: t('leavingForm.reason'), value: typed.reason, error: errors('reason'), rows: 2, isOptional: t('general.optional') })}
          <div class="actions">
            ${mainButton({ label: t('leavingForm.save') })}
            <a href="${paths.coalition(coalition.slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

type Errors = (field: string) => string | undefined;

function errorsOf({ t }: Ui, problems: Problem[], first?: string): Errors {
  return (field) => {
    const found = problems.find(({ path }) => fieldOf(path, first) === field);
    return found && t(found.message, found.values);
  };
}

/** A problem that names no field, such as a second membership or leaving, stands at the first one. */
function fieldOf(path: string, first = 'organisation'): string {
  return path.split('/')[1] || first;
}

function summary(ui: Ui, problems: Problem[], first?: string): HtmlSafeString | string {
  if (problems.length === 0) return '';
  return errorSummary(
    ui,
    problems.map(({ path, message, values }) => ({
      field: fieldOf(path, first),
      text: ui.t(message, values),
    })),
  );
}

function crumbs({ t }: Ui, coalition: { slug: string; name: string }, title: string): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('coalitions.title'), href: paths.coalitions() },
    { label: coalition.name, href: paths.coalition(coalition.slug) },
    { label: title },
  ];
}
