import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedAnswer } from '#features/outcomes/form.ts';
import { substantiationAnswers } from '#features/outcomes/kinds.ts';
import type { OutcomeRow } from '#features/outcomes/queries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { checkbox, radioGroup, textArea, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { notice } from '../components/notice.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import type { Page, Ui } from '../ui.ts';

/** The link, shown this once, for whoever asked. */
export function askedPage(ui: Ui, { outcome, link }: { outcome: OutcomeRow; link: string }): Page {
  const { t } = ui;
  const { coalition, id } = outcome;
  return {
    title: t('substantiation.askedTitle'),
    section: 'coalitions',
    crumbs: coalitionCrumbs(ui, coalition, t('substantiation.askedTitle')),
    body: html`
      <h1 class="page-title">${t('substantiation.askedTitle')}</h1>
      <div class="form-width">
        ${notice({ kind: 'information', body: html`<p>${t('substantiation.asked')}</p>` })}
        ${textField({ name: 'link', label: t('substantiation.link'), value: link })}
        <p><a href="${paths.outcome(coalition.slug, id)}">${t('substantiation.back')}</a></p>
      </div>
    `,
  };
}

export interface AnswerForm {
  secret: string;
  outcome: OutcomeRow;
  typed: Partial<TypedAnswer>;
  problems: Problem[];
}

/** What the person outside sees: the outcome as it is told, and four answers. */
export function answerFormPage(ui: Ui, { secret, outcome, typed, problems }: AnswerForm): Page {
  const { t } = ui;
  const { at, summary } = formErrors(ui, problems, 'answer');
  return {
    title: t('substantiation.title'),
    isUnlisted: true,
    hasErrors: problems.length > 0,
    body: html`
      <h1 class="page-title">${t('substantiation.title')}</h1>
      <div class="form-width">
        ${summary} ${told(ui, outcome)}
        <form method="post" action="${paths.substantiation(secret)}" novalidate>
          ${radioGroup({
            name: 'answer',
            label: t('substantiation.question'),
            value: typed.answer,
            error: at('answer'),
            options: substantiationAnswers.map((value) => ({
              value,
              label: t(`substantiation.answer.${value}`),
            })),
          })}
          ${textField({ name: 'name', label: t('substantiation.name'), value: typed.name, error: at('name'), autocomplete: 'name' })}
          ${textField({ name: 'post', label: t('substantiation.post'), hint: t('substantiation.postHint'), value: typed.post, error: at('post') })}
          ${textArea({ name: 'comment', label: t('substantiation.comment'), value: typed.comment, error: at('comment'), rows: 3, isOptional: t('general.optional') })}
          ${checkbox({ name: 'isNamePublic', label: t('substantiation.consent'), hint: t('substantiation.consentHint'), isChecked: Boolean(typed.isNamePublic) })}
          <div class="actions">${mainButton({ label: t('substantiation.send') })}</div>
        </form>
      </div>
    `,
  };
}

/** The outcome as the coalition tells it. */
function told(ui: Ui, outcome: OutcomeRow): HtmlSafeString {
  const { t } = ui;
  const { coalition, country, institution, step, happenedOn, whatChanged, contribution } = outcome;
  const where = [country ? countryLabel(country, ui) : '', institution].filter(Boolean).join(', ');
  return html`<div class="aside-accent">
    <p class="note">${coalition.name}</p>
    <p class="ask">${whatChanged}</p>
    <p class="note">
      ${where} · ${t(`outcome.step.${step}`)} · ${happenedOn ? dateText(happenedOn, ui, 'long') : t('general.undated')}
    </p>
    <p>${contribution ?? html`<em class="unknown">${t('outcome.noContribution')}</em>`}</p>
  </div>`;
}

export function answerThanksPage(ui: Ui, outcome: OutcomeRow): Page {
  const { t } = ui;
  return {
    title: t('substantiation.thanks'),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('substantiation.thanks')}</h1>
      <p class="lead">${t('substantiation.thanksText')}</p>
      <p><a href="${paths.outcome(outcome.coalition.slug, outcome.id)}">${t('substantiation.see')}</a></p>
    `,
  };
}
