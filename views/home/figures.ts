import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ProgrammeFigures } from '#features/home/figures.ts';
import { paths, withQuery } from '#paths.ts';
import { figureLine } from '../components/figures.ts';
import { money } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

/** The line of figures of one programme: each opens exactly the rows that it counts. */
export function programmeFigures(ui: Ui, figures: ProgrammeFigures): HtmlSafeString {
  const { t } = ui;
  const { programme, organisations, grants, consortia, pairs } = figures;
  const joined = pairs.filter((pair) => pair.grants > 0).length;
  const of = (path: string, query: Record<string, string> = {}) =>
    withQuery(path, { programme: programme.slug, ...query });
  return html`<section class="home-figures" aria-labelledby="home-figures-title">
    <h2 class="home-figures-title" id="home-figures-title">
      <span>${phrase(ui, 'home.figures', { programme: html`<strong>${programme.shortName}</strong>` })}</span>
      <a href="${paths.counting()}">${t('footer.counting')}</a>
    </h2>
    ${figureLine(
      ui,
      [
        {
          value: organisations,
          label: t('home.organisations', { count: organisations }),
          href: of(paths.organisations()),
        },
        { value: grants, label: t('home.grants', { count: grants }), href: of(paths.grants()) },
        {
          value: consortia,
          label: t('home.consortia', { count: consortia }),
          href: of(paths.grants(), { consortium: 'across' }),
        },
        {
          value: joined,
          label: t('home.pairs', { count: joined, all: pairs.length }),
          href: `${paths.counting()}#pairs`,
        },
      ],
      amounts(ui, figures),
    )}
  </section>`;
}

/** Each currency by itself, and how many grants publish no amount. */
function amounts(ui: Ui, { programme, amounts: { sums, notPublished } }: ProgrammeFigures): HtmlSafeString {
  const { t } = ui;
  const published = sums.reduce((all, { count }) => all + count, 0);
  const grants = (query: Record<string, string>) =>
    withQuery(paths.grants(), { programme: programme.slug, ...query });
  return html`
    <p>${t(sums.length > 0 ? 'home.amounts' : 'home.noAmounts', { count: published })}</p>
    ${sums.map(
      ({ currency, minor, count }) =>
        html`<p>
          ${phrase(ui, 'home.amount', {
            amount: html`<a href="${grants({ currency })}">${money(minor, currency, ui)}</a>`,
            grants: t('home.inGrants', { count }),
          })}
        </p>`,
    )}
    ${
      notPublished > 0
        ? html`<p>
          <a href="${grants({ amount: 'none' })}">${t('home.grantsWithout', { count: notPublished })}</a>:
          <em class="unknown">${t('general.notPublished')}</em>
        </p>`
        : ''
    }
  `;
}
