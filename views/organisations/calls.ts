import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CallRow } from '#features/calls/queries.ts';
import { paths } from '#paths.ts';
import { dateText } from '../components/date.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** What it seeks partners for now; nothing where no call of its own is open. */
export function callsSection(ui: Ui, calls: CallRow[]): HtmlSafeString | string {
  const { t } = ui;
  if (calls.length === 0) return '';
  return section({
    title: t('organisation.calls'),
    id: 'calls',
    body: dataTable({
      caption: t('organisation.calls'),
      isCaptionHidden: true,
      isUnderHeading: true,
      columns: [
        { key: 'title', label: t('organisation.callFor'), kind: 'name' },
        { key: 'deadline', label: t('calls.deadline'), kind: 'date' },
      ],
      rows: calls.map(({ slug, title, titleLanguage, deadline }) => ({
        cells: {
          title: html`<a href="${paths.call(slug)}" ${titleLanguage ? html`lang="${titleLanguage}"` : ''}>${title}</a>`,
          deadline: dateText(deadline, ui),
        },
      })),
    }),
  });
}
