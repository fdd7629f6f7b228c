import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ReportPart } from '#features/coalition-reports/kinds.ts';
import { paths } from '#paths.ts';
import { formatHour } from '#language/format.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { textArea } from '../components/field.ts';
import { notice } from '../components/notice.ts';
import type { Ui } from '../ui.ts';
import type { ReportPage, TypedPart } from './show.ts';

/** A part that is being written: it is saved by itself while one types, and by its button without script. */
export function partForm(ui: Ui, page: ReportPage, part: ReportPart): HtmlSafeString {
  const { t } = ui;
  const stands = page.report.texts[part];
  const typed = page.typed?.part === part ? page.typed : undefined;
  const action = paths.coalitionReportPart(page.report.coalition.slug, page.key, part);
  return html`<form
    class="report-part"
    id="${part}"
    method="post"
    action="${action}"
    hx-post="${action}"
    hx-trigger="input delay:1200ms, submit"
    hx-target="#${part}-state"
    hx-swap="innerHTML"
    hx-sync="this:replace"
  >
    ${textArea({
      name: 'body',
      id: `${part}-body`,
      label: t(`coalitionReport.part.${part}`),
      hint: t(`coalitionReport.hint.${part}`),
      value: typed?.body ?? stands.body,
      error: typed?.problem ? t(typed.problem.message, typed.problem.values) : undefined,
      rows: part === 'narrative' ? 12 : 6,
    })}
    <div id="${part}-state" role="status">
      ${partState(ui, part, typed ?? { version: stands.version, savedAt: stands.updatedAt ?? undefined })}
    </div>
    <div class="actions">${plainButton({ label: t('reportList.save'), isSmall: true, spoken: t(`coalitionReport.part.${part}`) })}</div>
  </form>`;
}

/** What stands under a part: its version, when it was saved, or what somebody else saved meanwhile. */
export function partState(
  ui: Ui,
  part: ReportPart,
  given: { version: number; savedAt?: string | undefined } | TypedPart,
): HtmlSafeString {
  const { t } = ui;
  const version = html`<input type="hidden" name="version" value="${given.version}" />`;
  if (!('problem' in given)) {
    const saved = given.savedAt
      ? t('reportList.saved', { time: formatHour(given.savedAt, ui.language) })
      : '';
    return html`${version}<p class="note">${saved}</p>`;
  }
  const { problem, theirs, theirVersion } = given;
  const words = problem ? t(problem.message, problem.values) : '';
  if (theirs === undefined) return html`${version}${notice({ kind: 'danger', body: words })}`;
  return html`${version}${notice({
    kind: 'waiting',
    body: html`<p>${words}</p>
      <details open>
        <summary>${t('reportList.theirs')}</summary>
        <div class="report-theirs">${theirs}</div>
      </details>
      ${mainButton({
        label: t('reportList.saveMine'),
        name: 'over',
        value: String(theirVersion ?? 0),
        isSmall: true,
        spoken: t(`coalitionReport.part.${part}`),
      })}`,
  })}`;
}
