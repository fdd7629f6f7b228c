import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { placeOf, type CommentAnswer, type ReportComment } from '#features/coalition-reports/comments.ts';
import { commentedParts, reportParts, type ReportPart } from '#features/coalition-reports/kinds.ts';
import { paragraphsOf } from '#features/coalition-reports/paragraphs.ts';
import type { ReportDetail } from '#features/coalition-reports/queries.ts';
import { paths } from '#paths.ts';
import { plainButton, quietButton } from '../components/button.ts';
import { instantText } from '../components/date.ts';
import { errorSummary } from '../components/error-summary.ts';
import { selectField, textArea } from '../components/field.ts';
import { section } from '../components/section.ts';
import { sign } from '../components/sign.ts';
import type { Ui } from '../ui.ts';

/** What was typed at one place of a report's page and could not be taken. */
export interface Typed {
  /** `general`, `narrative-2`, `answer-7`, `decision`. */
  at: string;
  part?: string;
  text: string;
  problems: readonly Problem[];
}

export interface Commented {
  report: ReportDetail;
  mayWrite: boolean;
  maySpeak: boolean;
  typed: Typed | undefined;
}

/** The words of a part, each paragraph with what was said of it, and with a place to say more. */
export function commentedPart(ui: Ui, page: Commented, part: ReportPart): HtmlSafeString | string {
  const { report, maySpeak } = page;
  const text = report.content.texts[part];
  const own = report.comments.filter((comment) => comment.part === part);
  if (!text && own.length === 0) return '';
  const at = (comment: ReportComment) => placeOf(comment, text);
  const elsewhere = own.filter((comment) => at(comment) === undefined);
  return html`<div class="prose">
    <h2 class="side-title">${ui.t(`coalitionReport.part.${part}`)}</h2>
    ${paragraphsOf(text).map(
      (line, place) => html`<p>${line}</p>
        ${own.filter((comment) => at(comment) === place).map((comment) => remark(ui, page, comment))}
        ${maySpeak ? paragraphForm(ui, page, part, place) : ''}`,
    )}
    ${elsewhere.map((comment) => remark(ui, page, comment))}
  </div>`;
}

function paragraphForm(ui: Ui, page: Commented, part: ReportPart, paragraph: number): HtmlSafeString {
  const at = `${part}-${paragraph}`;
  const { t } = ui;
  return html`<details class="act remark-act" ${page.typed?.at === at ? 'open' : ''}>
    <summary>${t('coalitionReport.commentParagraph')}</summary>
    <form method="post" action="${paths.coalitionReportComments(page.report.coalition, page.report.slug)}" novalidate>
      <input type="hidden" name="part" value="${part}" />
      <input type="hidden" name="paragraph" value="${paragraph}" />
      ${words(ui, page, at, t('coalitionReport.comment'))}
      <p class="actions">${plainButton({ label: t('coalitionReport.addComment') })}</p>
    </form>
  </details>`;
}

/** A comment with its answers; where its paragraph reads otherwise now, with the paragraph as it read then. */
function remark(ui: Ui, page: Commented, comment: ReportComment): HtmlSafeString {
  const { t } = ui;
  const { report, mayWrite, maySpeak, typed } = page;
  const { id, quote, resolvedAt } = comment;
  const isElsewhere =
    quote !== null && placeOf(comment, report.content.texts[comment.part as 'narrative']) === undefined;
  return html`<article class="remark" id="comment-${id}" ${resolvedAt ? html`data-settled` : ''}>
    ${isElsewhere ? html`<p class="note">${t('coalitionReport.quoteChanged')}</p><blockquote>${quote}</blockquote>` : ''}
    ${said(ui, comment)} ${comment.answers.map((answer) => html`<div class="remark-answer">${said(ui, answer)}</div>`)}
    ${resolvedAt ? html`<p class="note">${sign('tick')} ${t('coalitionReport.resolved')} ${instantText(resolvedAt, ui)}</p>` : ''}
    ${
      maySpeak
        ? html`<details class="act remark-act" ${typed?.at === `answer-${id}` ? 'open' : ''}>
            <summary>${t('coalitionReport.answer')}</summary>
            <form method="post" action="${paths.coalitionReportAnswers(report.coalition, report.slug, id)}" novalidate>
              ${words(ui, page, `answer-${id}`, t('coalitionReport.answerText'))}
              <p class="actions">${plainButton({ label: t('coalitionReport.addAnswer') })}</p>
            </form>
          </details>`
        : ''
    }
    ${
      mayWrite && !resolvedAt
        ? html`<form class="remark-act" method="post" action="${paths.coalitionReportResolution(report.coalition, report.slug, id)}">
            ${quietButton({ label: t('coalitionReport.resolve') })}
          </form>`
        : ''
    }
  </article>`;
}

function said(ui: Ui, { text, authorKind, createdAt }: CommentAnswer): HtmlSafeString {
  return html`${paragraphsOf(text).map((line) => html`<p>${line}</p>`)}
    <p class="note">${ui.t(`coalitionReport.author.${authorKind}`)}, ${instantText(createdAt, ui)}</p>`;
}

/** The field of a comment, an answer or a decision, with what is wrong with what was typed there. */
export function words(
  ui: Ui,
  { typed }: Pick<Commented, 'typed'>,
  at: string,
  label: string,
  name: 'text' | 'comment' = 'text',
): HtmlSafeString {
  const own = typed?.at === at ? typed : undefined;
  const errors = (own?.problems ?? []).map(({ path, message, values }) => ({
    field: `${at}-${path === '/part' ? 'part' : name}`,
    text: ui.t(message, values),
  }));
  return html`${errors.length > 0 ? errorSummary(ui, errors) : ''}
  ${textArea({
    name,
    id: `${at}-${name}`,
    label,
    value: own?.text,
    error: errors.find(({ field }) => field === `${at}-${name}`)?.text,
    rows: 3,
  })}`;
}

/** What was said of the report as a whole, and the form for more. */
export function generalComments(ui: Ui, page: Commented): HtmlSafeString | string {
  const { t } = ui;
  const { report, maySpeak, typed } = page;
  const own = report.comments.filter(({ part }) => part === 'general');
  if (!maySpeak) return '';
  const isChosen = commentedParts.some((part) => part === typed?.part);
  const unknown = typed?.problems.find(({ path }) => path === '/part');
  return section({
    title: t('coalitionReport.comments'),
    id: 'comments',
    note: t('coalitionReport.commentsNote'),
    body: html`<div class="form-width">
      ${own.map((comment) => remark(ui, page, comment))}
      <form method="post" action="${paths.coalitionReportComments(report.coalition, report.slug)}" novalidate>
        ${selectField({
          name: 'part',
          id: 'general-part',
          label: t('coalitionReport.ofPart'),
          options: ['general' as const, ...reportParts].map((value) => ({
            value,
            label: t(`coalitionReport.part.${value}`),
          })),
          value: isChosen ? typed?.part : 'general',
          error: typed?.at === 'general' && unknown ? t(unknown.message) : undefined,
        })}
        ${words(ui, page, 'general', t('coalitionReport.comment'))}
        <p class="actions">${plainButton({ label: t('coalitionReport.addComment') })}</p>
      </form>
    </div>`,
  });
}

/** The open comments on a part, for whoever writes it: what was said, and of which words. */
export function openComments(ui: Ui, report: ReportDetail, part: ReportPart): HtmlSafeString | string {
  const { t } = ui;
  const open = report.comments.filter((comment) => comment.part === part && comment.resolvedAt === null);
  return html`${open.map(
    (comment) =>
      html`<div class="remark">
        ${comment.quote === null ? '' : html`<blockquote>${comment.quote}</blockquote>`} ${said(ui, comment)}
        ${comment.answers.map((answer) => html`<div class="remark-answer">${said(ui, answer)}</div>`)}
        <p>
          <a href="${paths.coalitionReport(report.coalition, report.slug)}#comment-${comment.id}"
            >${t('coalitionReport.answerThere')}</a
          >
        </p>
      </div>`,
  )}`;
}
