import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MinutesTotal } from '#features/minutes/content.ts';
import { formatMoney, formatNumber } from '#language/format.ts';
import { countryLabel } from '../components/country.ts';
import { section } from '../components/section.ts';
import { dataTable, type Row } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import type { MinutesView } from './minutes.ts';

/** The totals by scheme and country, a column for each currency: they are the sums of the rows above. */
export function totalsTable(ui: Ui, { content, schemes }: MinutesView): HtmlSafeString | string {
  const { t, language } = ui;
  const { totals } = content;
  if (totals.length === 0) return '';
  const currencies = [...new Set(totals.flatMap(({ currency }) => currency ?? []))].toSorted().toReversed();
  const nameOf = ({ scheme, country }: MinutesTotal) => {
    const name = scheme === null ? t('minutes.noScheme') : (schemes.get(scheme) ?? scheme);
    return `${name}, ${country === null ? t('minutes.noCountry') : countryLabel(country, ui)}`;
  };
  const row = (label: string, own: readonly MinutesTotal[]): Row<string> => ({
    cells: {
      name: label,
      grants: formatNumber(
        own.reduce((sum, { grants }) => sum + grants, 0),
        language,
      ),
      ...Object.fromEntries(
        currencies.map((code) => {
          const part = own.filter(({ currency }) => currency === code);
          const minor = part.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          // The head of the column says the currency.
          return [code, part.length === 0 ? '–' : formatMoney(minor, '', language).trim()];
        }),
      ),
    },
  });
  const groups = Map.groupBy(totals, nameOf);
  const withoutAmount = totals
    .filter(({ currency }) => currency === null)
    .reduce((sum, { grants }) => sum + grants, 0);
  return section({
    title: t('minutes.totals'),
    id: 'totals',
    body: html`${dataTable<string>({
      caption: t('minutes.totals'),
      isCaptionHidden: true,
      phone: 'pairs',
      columns: [
        { key: 'name', label: t('minutes.column.schemeCountry') },
        { key: 'grants', label: t('minutes.column.grants'), kind: 'figure' },
        ...currencies.map(
          (code) =>
            ({ key: code, label: t('ceremony.totalIn', { currency: code }), kind: 'figure' }) as const,
        ),
      ],
      rows: [...groups].map(([label, own]) => row(label, own)),
      foot: [row(t('minutes.total'), totals)],
    })}
      <p class="note after-table">
        ${t('ceremony.notAdded')} ${withoutAmount > 0 ? t('ceremony.withoutAmount', { count: withoutAmount }) : ''}
      </p>`,
  });
}
