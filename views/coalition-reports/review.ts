import { html, type HtmlSafeString } from '@prairielearn/html';
import { reportParts, type ReportPart } from '#features/coalition-reports/kinds.ts';
import type { ReportComment, Submission } from '#features/coalition-reports/queries.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { instantText } from '../components/date.ts';
import { textArea } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import type { ReportPage } from './show.ts';

/** The words that were handed in, each paragraph with what readers said of it. */
export function submittedTexts(ui: Ui, page: ReportPage, submission: Submission): HtmlSafeString {
  return html`${reportParts
    .filter((part) => submission.snapshot.texts[part].trim() !== '')
    .map((part) =>
      section({
        title: ui.t(`coalitionReport.part.${part}`),
        id: part,
        body: html`${paragraphs(submission.snapshot.texts[part]).map((text, place) =>
          paragraph(ui, page, submission, { part, place, text }),
        )}`,
      }),
    )}`;
}

function paragraph(
  ui: Ui,
  page: ReportPage,
  submission: Submission,
  { part, place, text }: { part: ReportPart; place: number; text: string },
): HtmlSafeString {
  const said = submission.comments.filter((comment) => comment.part === part && comment.paragraph === place);
  const mayComment = page.reader.mayReview && page.report.status === 'submitted';
  return html`<div class="report-paragraph" id="${part}-${place}">
    <p class="prose">${text}</p>
    ${said.length > 0 ? comments(ui, page, said) : ''} ${mayComment ? commentForm(ui, page, part, place) : ''}
  </div>`;
}

/** What readers said, under the paragraph that they said it of. */
export function comments(ui: Ui, page: ReportPage, said: ReportComment[]): HtmlSafeString {
  return html`<ul class="report-comments">
    ${said.map(
      ({ body, madeAt, madeBy }) =>
        html`<li>
          <p>${body}</p>
          <p class="note">${nameOf(ui, page, madeBy)}, ${instantText(madeAt, ui)}</p>
        </li>`,
    )}
  </ul>`;
}

function commentForm(ui: Ui, page: ReportPage, part: ReportPart, place: number): HtmlSafeString {
  const { t } = ui;
  const { comment, problems = [] } = page;
  const isThis = comment?.part === part && comment.paragraph === place;
  const id = `comment-${part}-${place}`;
  return html`<details class="report-comment" ${isThis ? 'open' : ''}>
    <summary>${t('coalitionReport.comment')}</summary>
    <form method="post" action="${paths.coalitionReportPart(page.report.coalition.slug, page.key, 'comments')}" novalidate>
      <input type="hidden" name="part" value="${part}" />
      <input type="hidden" name="paragraph" value="${place}" />
      ${textArea({
        name: 'body',
        id,
        label: t('coalitionReport.commentBody'),
        value: isThis ? comment.body : '',
        error: isThis ? formErrors(ui, problems, 'body').at('body') : undefined,
        rows: 3,
      })}
      <div class="actions">${plainButton({ label: t('coalitionReport.commentSend'), isSmall: true })}</div>
    </form>
  </details>`;
}

/** Staff accept a report, or return it with the reason. */
export function reviewForms(ui: Ui, page: ReportPage): HtmlSafeString {
  const { t } = ui;
  const { slug } = page.report.coalition;
  const { at } = formErrors(ui, page.problems ?? [], 'reason');
  return section({
    title: t('coalitionReport.review'),
    id: 'review',
    body: html`<div class="form-width">
      <form method="post" action="${paths.coalitionReportPart(slug, page.key, 'acceptance')}">
        <div class="actions">${mainButton({ label: t('coalitionReport.accept') })}</div>
      </form>
      <form method="post" action="${paths.coalitionReportPart(slug, page.key, 'return')}" novalidate>
        ${textArea({ name: 'reason', label: t('coalitionReport.returnReason'), hint: t('coalitionReport.returnHint'), value: page.reason, error: at('reason'), rows: 3 })}
        <div class="actions">${plainButton({ label: t('coalitionReport.return') })}</div>
      </form>
    </div>`,
  });
}

/** Every handing in: when, by whom, with which hash, and what became of it. */
export function submissionList(ui: Ui, page: ReportPage): HtmlSafeString | string {
  const { t } = ui;
  const { submissions } = page.report;
  if (submissions.length === 0) return '';
  return section({
    title: t('coalitionReport.submissions'),
    id: 'submissions',
    note: t('coalitionReport.frozen'),
    body: html`<ol class="report-submissions" reversed>
      ${submissions.map((one) => submissionLine(ui, page, one))}
    </ol>`,
  });
}

function submissionLine(ui: Ui, page: ReportPage, submission: Submission): HtmlSafeString {
  const { number, hash, submittedAt, submittedBy, outcome, reason, decidedAt, decidedBy } = submission;
  const decided =
    outcome && decidedAt
      ? phrase(ui, outcome === 'accepted' ? 'coalitionReport.wasAccepted' : 'coalitionReport.wasReturned', {
          when: instantText(decidedAt, ui),
          who: nameOf(ui, page, decidedBy),
        })
      : '';
  return html`<li value="${number}">
    <p>
      ${phrase(ui, 'coalitionReport.wasSubmitted', { when: instantText(submittedAt, ui), who: nameOf(ui, page, submittedBy) })}
      ${decided}
    </p>
    ${reason ? html`<p>${reason}</p>` : ''}
    <p class="note">SHA-256 <span class="reference report-hash">${hash}</span></p>
  </li>`;
}

function nameOf(ui: Ui, { names }: ReportPage, person: string | null): string {
  return (person === null ? undefined : names.get(person)) ?? ui.t('coalitionReport.somebody');
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
