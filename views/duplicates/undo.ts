import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { MergeDetail } from '#features/duplicates/merges.ts';
import type { Thing } from '#features/duplicates/things.ts';
import type { Answers, Question } from '#features/duplicates/undo-plan.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { dateText } from '../components/date.ts';
import { errorSummary } from '../components/error-summary.ts';
import { radioGroup, type Choice } from '../components/field.ts';
import { nameLink, nameText } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import type { Page, Ui } from '../ui.ts';
import { fieldValue } from './field-value.ts';

export interface UndoForm extends MergeDetail {
  questions: (Question & { thing?: Thing })[];
  given: Answers;
  problems: Problem[];
}

/** What undoing a merge does, and what a person has to say first. */
export function undoPage(ui: Ui, form: UndoForm): Page {
  const { t } = ui;
  const { survivor, merged, merge, questions, problems } = form;
  const title = t('undo.title', { name: merged.name });
  const address = paths.organisation(survivor.slug);
  return {
    title,
    section: 'organisations',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('organisations.title'), href: paths.organisations() },
      { label: survivor.name, href: address },
      { label: t('merge.undoLink') },
    ],
    body: html`
      ${pageHead({
        title: phrase(ui, 'undo.title', { name: nameText({ name: merged.name, lang: merged.language }) }),
        lead: phrase(ui, 'undo.lead', {
          name: nameLink({ name: survivor.name, lang: survivor.nameLanguage, href: address }),
          date: dateText(merge.mergedAt.slice(0, 10), ui),
        }),
        isLong: true,
      })}
      <div class="form-width">
        ${problems.length > 0 ? errorSummary(ui, summary(ui, problems)) : ''}
        <form method="post" action="${paths.organisationMergeUndoing(survivor.slug, merge.id)}" novalidate>
          <p class="undo-lead">${questions.length === 0 ? t('undo.exact') : t('undo.questions', { count: questions.length })}</p>
          ${questions.map((question) => choice(ui, form, question))}
          <div class="actions">
            ${mainButton({ label: t('undo.button') })} <a href="${address}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

function summary(ui: Ui, problems: Problem[]): { field: string; text: Content }[] {
  return problems.map(({ path, message, values }) => ({
    field: path.replace('/answers/', 'answer-') || 'main',
    text: ui.t(message, values),
  }));
}

function choice(ui: Ui, form: UndoForm, question: UndoForm['questions'][number]): HtmlSafeString {
  const error = form.problems.find(({ path }) => path === `/answers/${question.key}`);
  return radioGroup({
    name: question.key,
    id: `answer-${question.key}`,
    label: labelOf(ui, question),
    value: form.given[question.key],
    error: error ? ui.t(error.message) : undefined,
    options: optionsOf(ui, form, question),
  });
}

function labelOf(ui: Ui, question: UndoForm['questions'][number]): Content {
  if (question.kind === 'changed') {
    return ui.t('undo.changed', { field: ui.t(`history.field.${question.field}`) });
  }
  const { kind, label } = question.thing ?? { kind: 'other', label: '' };
  return ui.t(`undo.${question.kind}`, { what: ui.t(`undo.thing.${kind}`, { label }) });
}

function optionsOf(ui: Ui, { survivor, merged }: UndoForm, question: Question): Choice[] {
  const named = (of: { name: string; language?: string | null }) =>
    nameText({ name: of.name, lang: of.language });
  const [first, second] = [named({ name: survivor.name, language: survivor.nameLanguage }), named(merged)];
  if (question.kind === 'added') {
    return [
      { value: 'first', label: phrase(ui, 'undo.goesWith', { name: first }) },
      { value: 'second', label: phrase(ui, 'undo.goesWith', { name: second }) },
    ];
  }
  if (question.kind === 'gone') {
    return [
      { value: 'back', label: phrase(ui, 'undo.bringBack', { name: second }) },
      { value: 'away', label: ui.t('undo.leaveAway') },
    ];
  }
  const value = (stored: typeof question.now) => fieldValue(ui, question.field, stored);
  return [
    { value: 'now', label: phrase(ui, 'undo.keepNow', { value: value(question.now) }) },
    { value: 'before', label: phrase(ui, 'undo.takeBefore', { value: value(question.before) }) },
  ];
}
