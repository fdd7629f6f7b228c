import { html } from '@prairielearn/html';
import type { Consortium } from '#features/consortia/queries.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { dataTable } from '../components/table.ts';
import { partnerCrumbs } from '../partners/parts.ts';
import type { Page, Ui } from '../ui.ts';

/** The saved consortia that the reader has to do with. */
export function consortiaPage(ui: Ui, consortia: Consortium[]): Page {
  const { t } = ui;
  return {
    title: t('consortia.title'),
    section: 'partners',
    crumbs: partnerCrumbs(ui, t('consortia.title')),
    isUnlisted: true,
    body: html`
      <div class="list-head">
        <h1 class="page-title">${t('consortia.title')}</h1>
        ${linkButton({ label: t('builder.title'), href: paths.consortiumBuilder() })}
      </div>
      ${
        consortia.length === 0
          ? html`<p>${t('consortia.none')}</p>`
          : dataTable({
              caption: t('consortia.title'),
              isCaptionHidden: true,
              columns: [
                { key: 'title', label: t('builder.what'), kind: 'name' },
                { key: 'countries', label: t('coalitions.column.countries'), kind: 'countries' },
                { key: 'confirmed', label: t('consortia.state.confirmed') },
                { key: 'saved', label: t('consortia.saved'), kind: 'date' },
              ],
              rows: consortia.map(({ publicId, title, members, grant, createdAt }) => ({
                cells: {
                  title: html`<a class="name" href="${paths.consortium(publicId)}">${title}</a>`,
                  countries: countryStrip(
                    members.flatMap(({ country }) => country ?? []),
                    members[0]?.country,
                    ui,
                  ),
                  confirmed:
                    grant ??
                    t('consortia.confirmedOf', {
                      count: members.filter(({ state }) => state === 'confirmed').length,
                      all: members.length,
                    }),
                  saved: dateText(dayOf(new Date(createdAt)), ui),
                },
              })),
            })
      }
    `,
  };
}
