import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { RuleResult } from '#features/grants/rules.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import { textField } from '../components/field.ts';
import { nameText } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { summaryLine } from '../events/form.ts';
import type { Page, Ui } from '../ui.ts';

export interface SignatoriesView {
  slug: string;
  title: string;
  programmeSignatory: string;
  grants: {
    reference: string;
    position: number;
    name: string;
    language: string | null;
    granteeSignatory: string;
    seenReason: string;
    /** The rules of the scheme that cannot be told. */
    untold: RuleResult[];
    isSigned: boolean;
  }[];
  /** What was typed and could not be taken. */
  typed: Record<string, string | string[]>;
  problems: Problem[];
}

/** Who signs, typed before the day: one line a grant, one for the programme. */
export function signatoriesPage(ui: Ui, view: SignatoriesView): Page {
  const { t } = ui;
  const { slug, title, problems } = view;
  return {
    title: `${t('signatories.title')}: ${title}`,
    section: 'events',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('ceremonies.title'), href: paths.ceremonies() },
      { label: title, href: paths.ceremony(slug) },
      { label: t('signatories.title') },
    ],
    body: html`
      <h1 class="page-title">${t('signatories.title')}</h1>
      <p class="lead">${t('signatories.lead')}</p>
      <div class="form-width">
        ${
          problems.length > 0
            ? errorSummary(
                ui,
                problems.map((problem) => summaryLine(ui, problem)),
              )
            : ''
        }
        <form method="post" action="${paths.signatories(slug)}" novalidate>
          ${textField({
            name: 'programmeSignatory',
            label: t('signatories.programme'),
            hint: t('signatories.programmeHint'),
            value: typedOr(view, 'programmeSignatory', view.programmeSignatory),
            maxlength: 200,
            autocomplete: 'off',
          })}
          ${section({ title: t('ceremony.list'), id: 'title', body: fields(ui, view) })}
          <div class="actions">
            ${mainButton({ label: t('signatories.save') })} <a href="${paths.ceremony(slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

function fields(ui: Ui, view: SignatoriesView): HtmlSafeString {
  const { t } = ui;
  return html`${view.grants.map(({ reference, position, name, language, untold, ...grant }) => {
    const label = phrase(ui, 'signatories.grantee', {
      position: String(position),
      name: nameText({ name, lang: language }),
    });
    if (grant.isSigned) {
      return html`<p class="field"><span class="field-label">${label}</span> <span class="note">${t('signatories.signed')}</span></p>`;
    }
    const grantee = `granteeSignatory ${reference}`;
    const seen = `seenReason ${reference}`;
    return html`${textField({
      name: grantee,
      id: `grantee-${reference}`,
      label,
      value: typedOr(view, grantee, grant.granteeSignatory),
      maxlength: 200,
      autocomplete: 'off',
    })}
    ${
      untold.length > 0
        ? textField({
            name: seen,
            id: `seen-${reference}`,
            label: t('signatories.seen', {
              rules: untold.map(({ message, values }) => t(message, values)).join(' '),
            }),
            value: typedOr(view, seen, grant.seenReason),
            isOptional: t('general.optional'),
            maxlength: 1000,
            autocomplete: 'off',
          })
        : ''
    }`;
  })}`;
}

function typedOr({ typed }: SignatoriesView, name: string, known: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : known;
}
