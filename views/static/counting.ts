import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ProgrammeFigures } from '#features/home/figures.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { phrase } from '../components/phrase.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { linkTo, paragraph, points, prosePage, type Part } from './prose.ts';

/** How every figure of the registry comes about; the pairs of countries stand here with their live figures. */
export function countingPage(ui: Ui, figures: ProgrammeFigures | undefined): Page {
  return prosePage(ui, 'counting.title', 'counting.lead', [
    {
      heading: 'counting.unknown',
      body: [points(ui, ['counting.unknownText', 'counting.dates', 'counting.sources'])],
    },
    {
      heading: 'counting.organisations',
      body: [points(ui, ['counting.once', 'counting.alike', 'counting.countries'])],
    },
    {
      heading: 'counting.grants',
      body: [points(ui, ['counting.three', 'counting.signings', 'counting.planned', 'counting.consortia'])],
    },
    { heading: 'counting.money', body: [points(ui, ['counting.currencies', 'counting.withoutAmount'])] },
    ...(figures ? [pairsPart(ui, figures)] : []),
    {
      heading: 'counting.coalitions',
      body: [points(ui, ['counting.members', 'counting.participants', 'counting.networks'])],
    },
    {
      heading: 'counting.outcomes',
      body: [
        points(ui, ['outcomes.howCounted', 'counting.ladder', 'counting.diffusion', 'counting.filters']),
      ],
    },
    {
      heading: 'counting.claims',
      body: [
        paragraph(ui, 'counting.claimsText', {
          ceremonies: linkTo(ui, 'about.ceremonies', paths.ceremonies()),
        }),
      ],
    },
  ]);
}

/** Every pair of the six with the grants that join it: each figure opens them. */
function pairsPart(ui: Ui, figures: ProgrammeFigures): Part {
  const { t } = ui;
  const { programme, pairs } = figures;
  const joined = pairs.filter(({ grants }) => grants > 0).length;
  return {
    heading: 'counting.pairs',
    id: 'pairs',
    body: [
      html`<p>
        ${phrase(ui, 'counting.pairsText', {
          joined,
          all: pairs.length,
          programme: html`<strong>${programme.shortName}</strong>`,
        })}
      </p>`,
      dataTable({
        caption: t('counting.pairsCaption'),
        isCaptionHidden: true,
        columns: [
          { key: 'pair', label: t('counting.pair'), kind: 'name' },
          { key: 'grants', label: t('general.grants'), kind: 'number' },
        ],
        rows: pairs.map(({ pair, grants }) => ({
          cells: {
            pair: pair
              .split('-')
              .map((code) => countryLabel(code, ui))
              .join(' – '),
            grants: grantsLink(ui, { programme: programme.slug, pair }, grants),
          },
        })),
      }),
    ],
  };
}

function grantsLink(ui: Ui, query: Record<string, string>, count: number): HtmlSafeString {
  const figure = formatNumber(count, ui.language);
  return count > 0 ? html`<a href="${withQuery(paths.grants(), query)}">${figure}</a>` : html`${figure}`;
}
