import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { documentKinds } from '#features/documents/kinds.ts';
import type { GrantDocument } from '#features/documents/queries.ts';
import type { TypedDocument } from '#features/documents/upload.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import { formatNumber } from '#language/format.ts';
import { api } from '#api-paths.ts';
import { paths } from '#paths.ts';
import { dangerButton, mainButton } from '../components/button.ts';
import { instantText } from '../components/date.ts';
import { radioGroup, selectField, textField } from '../components/field.ts';
import { errorsAt, problemSummary } from '../components/form-problems.ts';
import { section, sideList, sideSection } from '../components/section.ts';
import { sign } from '../components/sign.ts';
import { actPage } from '../grants/act-page.ts';
import type { Page, Ui } from '../ui.ts';

export interface DocumentsView {
  grant: GrantDetail;
  documents: GrantDocument[];
  typed: TypedDocument | undefined;
  /** The document whose withdrawal was refused. */
  withdrawing: number | undefined;
  problems: Problem[];
  /** In megabytes. */
  largest: number;
}

type Errors = (field: string) => string | undefined;

/** The documents of a grant that this reader may open, and for staff the form of one more. */
export function documentsPage(ui: Ui, view: DocumentsView): Page {
  const { t } = ui;
  const { grant, documents, problems, withdrawing } = view;
  const fieldOf = (path: string) =>
    withdrawing === undefined ? path.slice(1) || 'file' : `reason-${withdrawing}`;
  const error = errorsAt(ui, problems, fieldOf);
  return actPage(ui, {
    grant,
    title: t('documents.title'),
    hasErrors: problems.length > 0,
    body: html`
      ${problemSummary(ui, problems, fieldOf)}
      ${section({
        title: t('documents.list'),
        body:
          documents.length === 0
            ? html`<p>${t('documents.none')}</p>`
            : html`<ul class="side-list">${documents.map((document) => html`<li>${line(ui, view, document, error)}</li>`)}</ul>`,
      })}
      ${ui.person?.isStaff ? section({ title: t('documents.add'), body: form(ui, view, error) }) : ''}
    `,
    side: sideSection({
      title: t('grant.takeAway'),
      id: 'take-away',
      body: sideList([{ text: html`<a href="${api.documents(grant.reference)}">${t('grant.json')}</a>` }]),
    }),
  });
}

/** A document's kind of file, size and who may open it. */
export function documentNote(ui: Ui, { mediaType, size, isPublic }: GrantDocument): HtmlSafeString {
  const { t, language } = ui;
  const kilobytes = formatNumber(Math.max(1, Math.round(size / 1024)), language);
  return html`${extension(mediaType)}, ${kilobytes} kB · ${t(isPublic ? 'documents.public' : 'documents.restricted')}`;
}

function extension(mediaType: string): string {
  const short =
    /(wordprocessingml)|(spreadsheetml)|(opendocument\.text)|(opendocument\.spreadsheet)|(plain)/.exec(
      mediaType,
    );
  const place = short?.slice(1).findIndex(Boolean) ?? -1;
  return ['DOCX', 'XLSX', 'ODT', 'ODS', 'TXT'][place] ?? mediaType.split('/')[1]?.toUpperCase() ?? '';
}

function line(
  ui: Ui,
  { grant, withdrawing }: DocumentsView,
  document: GrantDocument,
  error: Errors,
): HtmlSafeString {
  const { t } = ui;
  const { id, title, kind, uploadedAt, withdrawnAt, withdrawnReason } = document;
  if (withdrawnAt !== null)
    return html`<s>${title}</s>
      <span class="note">${t('documents.withdrawn', { reason: withdrawnReason ?? '' })}</span>`;
  return html`<a href="${paths.document(grant.reference, id)}" download>${title}</a>
    <span class="note">${t(`documents.kind.${kind}`)} · ${documentNote(ui, document)} · ${instantText(uploadedAt, ui)}</span>
    ${
      ui.person?.isStaff
        ? html`<details ${withdrawing === id ? 'open' : ''}>
          <summary>${t('documents.withdraw')}<span class="visually-hidden">: ${title}</span></summary>
          <form method="post" action="${paths.documentWithdrawal(grant.reference, id)}" novalidate>
            ${textField({ name: 'reason', id: `reason-${id}`, label: t('status.reason'), error: error(`reason-${id}`) })}
            ${dangerButton({ label: t('documents.withdraw'), isSmall: true })}
          </form>
        </details>`
        : ''
    }`;
}

function form(ui: Ui, { grant, typed, largest }: DocumentsView, error: Errors): HtmlSafeString {
  const { t } = ui;
  const problem = error('file');
  return html`<form
    class="form-width"
    method="post"
    action="${paths.documents(grant.reference)}"
    enctype="multipart/form-data"
    novalidate
  >
    ${textField({ name: 'title', label: t('documents.titleField'), value: typed?.title, error: error('title') })}
    ${selectField({ name: 'kind', label: t('documents.kind'), value: typed?.kind || 'agreement', error: error('kind'), options: documentKinds.map((value) => ({ value, label: t(`documents.kind.${value}`) })) })}
    ${radioGroup({
      name: 'access',
      label: t('documents.access'),
      value: typed?.access || 'restricted',
      error: error('access'),
      options: [
        { value: 'restricted', label: t('documents.restricted') },
        { value: 'public', label: t('documents.public') },
      ],
    })}
    <div class="field" ${problem ? html`data-invalid` : ''}>
      <label class="field-label" for="file">${t('documents.file')}</label>
      <p class="field-hint" id="file-hint">${t('documents.fileHint', { count: largest })}</p>
      <input class="ds-input field-full" type="file" id="file" name="file" aria-describedby="file-hint" />
      ${problem ? html`<p class="field-error">${sign('cross')}<span>${problem}</span></p>` : ''}
    </div>
    <div class="actions">${mainButton({ label: t('documents.save') })}</div>
  </form>`;
}
