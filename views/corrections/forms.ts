import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { errorSummary } from '../components/error-summary.ts';
import { textArea, textField } from '../components/field.ts';
import { nameText } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { sideList, sideSection } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';

export interface SendForm {
  organisation: { slug: string; name: string; nameLanguage: string | null };
  typed: { text: string; email: string };
  problems: Problem[];
}

/** The form by which anybody says what is wrong of a record; no account is needed. */
export function correctionPage(ui: Ui, form: SendForm): Page {
  const { t } = ui;
  return formPage(ui, form, {
    title: t('correction.title'),
    lead: t('correction.lead'),
    address: paths.organisationCorrections(form.organisation.slug),
    button: t('correction.send'),
    fields: correctionFields(ui, form),
  });
}

/** What is wrong, and where the answer may go. */
export function correctionFields(
  ui: Ui,
  { typed, problems }: Pick<SendForm, 'typed' | 'problems'>,
): HtmlSafeString {
  const { t } = ui;
  const error = errorOf(ui, problems);
  return html`
    ${textArea({
      name: 'text',
      label: t('correction.text'),
      hint: t('correction.textHint'),
      value: typed.text,
      error: error('/text'),
      rows: 5,
    })}
    ${textField({
      name: 'email',
      type: 'email',
      label: t('correction.email'),
      hint: t('correction.emailHint'),
      isOptional: t('general.optional'),
      value: typed.email,
      error: error('/email'),
      width: 'medium',
      autocomplete: 'email',
    })}
  `;
}

/** The form by which an organisation says that a record is its own. */
export function claimPage(ui: Ui, form: SendForm): Page {
  const { t } = ui;
  const error = errorOf(ui, form.problems);
  return formPage(ui, form, {
    title: t('claim.title'),
    lead: t('claim.lead'),
    address: paths.organisationClaim(form.organisation.slug),
    button: t('claim.send'),
    fields: html`
      ${textField({
        name: 'email',
        type: 'email',
        label: t('claim.email'),
        value: form.typed.email,
        error: error('/email'),
        width: 'medium',
        autocomplete: 'email',
      })}
      ${textArea({
        name: 'text',
        label: t('claim.text'),
        isOptional: t('general.optional'),
        value: form.typed.text,
        error: error('/text'),
        rows: 3,
      })}
    `,
  });
}

/** What was sent is there: what happens next, and the way back. */
export function sentPage(ui: Ui, slug: string, said: { title: string; text: string }): Page {
  return {
    title: said.title,
    section: 'organisations',
    isUnlisted: true,
    body: html`${pageHead({ title: said.title, lead: said.text })}
      <p><a href="${paths.organisation(slug)}">${ui.t('correction.back')}</a></p>`,
  };
}

export interface ProofForm {
  secret: string;
  /** Undefined where the link is unknown, used or over. */
  claim: { name: string; nameLanguage: string | null; email: string | null } | undefined;
}

/** Where the link of a claim's mail leads: the button decides, so that a mail scanner does not. */
export function proofPage(ui: Ui, { secret, claim }: ProofForm): Page {
  const { t } = ui;
  if (!claim) {
    return {
      title: t('claim.overTitle'),
      isUnlisted: true,
      body: pageHead({ title: t('claim.overTitle'), lead: t('claim.over') }),
    };
  }
  const name = nameText({ name: claim.name, lang: claim.nameLanguage });
  return {
    title: t('claim.proveTitle'),
    isUnlisted: true,
    body: html`${pageHead({
      title: t('claim.proveTitle'),
      lead: phrase(ui, 'claim.prove', { name, email: claim.email ?? '' }),
    })}
      <form method="post" action="${paths.claimVerification(secret)}" class="actions">
        ${mainButton({ label: t('claim.proveButton') })}
      </form>`,
  };
}

/** On a record's page: the two ways in for whoever knows better; who acts for it already need not claim it. */
export function wrongSection(ui: Ui, slug: string, isOwn: boolean): HtmlSafeString {
  const { t } = ui;
  return sideSection({
    title: t('correction.wrong'),
    body: sideList([
      { text: html`<a href="${paths.organisationCorrections(slug)}">${t('correction.link')}</a>` },
      ...(isOwn
        ? []
        : [{ text: html`<a href="${paths.organisationClaim(slug)}">${t('correction.claimLink')}</a>` }]),
    ]),
  });
}

interface FormWords {
  title: string;
  lead: string;
  address: string;
  button: string;
  fields: HtmlSafeString;
}

function formPage(ui: Ui, { organisation, problems }: SendForm, words: FormWords): Page {
  const { t } = ui;
  const { slug, name, nameLanguage } = organisation;
  return {
    title: words.title,
    section: 'organisations',
    isUnlisted: true,
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('organisations.title'), href: paths.organisations() },
      { label: name, href: paths.organisation(slug) },
      { label: words.title },
    ],
    body: html`
      ${pageHead({
        title: words.title,
        lead: words.lead,
        kicker: phrase(ui, 'correction.of', { name: nameText({ name, lang: nameLanguage }) }),
      })}
      <div class="form-width">
        ${problems.length > 0 ? errorSummary(ui, correctionFaults(ui, problems)) : ''}
        <form method="post" action="${words.address}" novalidate>
          ${words.fields}
          <div class="actions">
            ${mainButton({ label: words.button })} <a href="${paths.organisation(slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

/** The faults of such a form, each leading to its field. */
export function correctionFaults(ui: Ui, problems: Problem[]): { field: string; text: Content }[] {
  return problems.map(({ path, message, values }) => ({
    field: path.slice(1) || 'text',
    text: ui.t(message, values),
  }));
}

function errorOf(ui: Ui, problems: Problem[]): (path: string) => string | undefined {
  return (path) => {
    const problem = problems.find((one) => one.path === path);
    return problem ? ui.t(problem.message, problem.values) : undefined;
  };
}
