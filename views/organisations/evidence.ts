import { html, type HtmlSafeString } from '@prairielearn/html';
import type { OrganisationEvidence } from '#features/evidence/of-organisation.ts';
import { paths } from '#paths.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { placeText, valueText } from '../evidence/list.ts';
import type { Ui } from '../ui.ts';

/** Figures and findings that it published, or on which its coalitions and solutions stand; nothing where none is. */
export function evidenceSection(ui: Ui, evidence: OrganisationEvidence[]): HtmlSafeString | string {
  const { t } = ui;
  if (evidence.length === 0) return '';
  return section({
    title: t('organisation.evidence'),
    id: 'evidence',
    body: dataTable({
      caption: t('organisation.evidence'),
      isCaptionHidden: true,
      isUnderHeading: true,
      columns: [
        { key: 'statement', label: t('evidence.column.statement'), kind: 'name' },
        { key: 'value', label: t('evidence.column.value'), kind: 'number' },
        { key: 'place', label: t('evidence.place') },
      ],
      rows: evidence.map(({ row, usedBy }) => ({
        cells: {
          statement: html`<a class="quiet-link row-text" href="${paths.evidence(row.slug)}">${row.statement}</a>
            <span class="note">${usedBy ? usedLine(ui, row.publisher, usedBy) : publishedLine(ui, row.year)}</span>`,
          value: valueText(row) ?? '',
          place: placeText(ui, row.place),
        },
      })),
    }),
  });
}

function publishedLine({ t }: Ui, year: number | null): string {
  return year === null ? t('organisation.published') : t('organisation.publishedIn', { year: String(year) });
}

function usedLine(
  ui: Ui,
  publisher: string,
  { noun, slug, name }: NonNullable<OrganisationEvidence['usedBy']>,
): HtmlSafeString {
  const href = noun === 'coalition' ? paths.coalition(slug) : paths.solution(slug);
  return phrase(ui, `organisation.evidenceOf.${noun}`, { publisher, name: nameLink({ name, href }) });
}
