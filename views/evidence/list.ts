import { html, type HtmlSafeString } from '@prairielearn/html';
import type { EvidenceRow } from '#features/evidence/queries.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { evidenceLink } from '../components/evidence-link.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { notPublished } from '../components/money.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

export interface EvidenceList {
  model: ListModel;
  rows: EvidenceRow[];
}

/** The evidence library, for `listPage` and `listResults`. */
export function evidenceListContent(ui: Ui, { model, rows }: EvidenceList): ListContent {
  const { t } = ui;
  const count = { count: model.total, q: model.q };
  return {
    title: t('evidence.title'),
    section: 'solutions',
    model,
    searchLabel: t('evidence.searchLabel'),
    count: countLine(model.q ? t('evidence.countFor', count) : t('evidence.count', count)),
    rows: dataTable({
      caption: t('evidence.title'),
      isCaptionHidden: true,
      columns: [
        { key: 'statement', label: t('evidence.column.statement'), kind: 'name' },
        { key: 'value', label: t('evidence.column.value'), kind: 'number' },
        { key: 'place', label: t('evidence.place') },
        { key: 'publisher', label: t('evidence.publisher') },
      ],
      rows: rows.map((row) => ({
        cells: {
          statement: html`<a class="quiet-link row-text" href="${paths.evidence(row.slug)}">${row.statement}</a>`,
          value: valueText(row) ?? '',
          place: placeText(ui, row.place),
          publisher: html`${row.publisher}${row.year === null ? '' : `, ${row.year}`}
            ${row.address ? html`<span class="note">${evidenceLink(ui, { address: row.address, basis: row.basis ?? '' })}</span>` : ''}`,
        },
      })),
    }),
    addition: ui.person?.isStaff ? { label: t('evidence.add'), href: paths.newEvidence() } : undefined,
  };
}

/** “47%”, “44 persons”; undefined where the finding is words alone. */
export function valueText({ value, unit }: Pick<EvidenceRow, 'value' | 'unit'>): HtmlSafeString | undefined {
  if (value === null) return undefined;
  return html`<span class="nowrap">${unit === 'percent' ? `${value}%` : value}</span>${
    unit && unit !== 'percent' ? html` <span class="note">${unit}</span>` : ''
  }`;
}

/** A country by its name in the reader's language; a region as it was printed. */
export function placeText(ui: Ui, place: string | null): HtmlSafeString {
  if (place === null) return notPublished(ui);
  return html`${/^[A-Z]{2}$/.test(place) ? countryLabel(place, ui) : place}`;
}
