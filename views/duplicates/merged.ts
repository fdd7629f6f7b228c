import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MergeRow } from '#features/duplicates/merges.ts';
import { paths } from '#paths.ts';
import { dateText } from '../components/date.ts';
import { nameText } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { sideList, sideSection } from '../components/section.ts';
import type { Ui } from '../ui.ts';

/** For staff: what became part of this record, and the way back. */
export function mergedSection(ui: Ui, slug: string, merges: readonly MergeRow[]): HtmlSafeString | string {
  if (merges.length === 0) return '';
  return sideSection({
    title: ui.t('merge.mergedInto'),
    body: sideList(
      merges.map(({ id, name, language, mergedAt }) => ({
        text: nameText({ name, lang: language }),
        note: html`${phrase(ui, 'merge.on', { date: dateText(mergedAt.slice(0, 10), ui) })} ·
          <a href="${paths.organisationMerge(slug, id)}"
            >${ui.t('merge.undoLink')}<span class="visually-hidden"> ${ui.t('undo.title', { name })}</span></a
          >`,
      })),
    ),
  });
}
