import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CeremonyRow } from '#features/ceremonies/queries.ts';
import type { CeremoniesAround } from '#features/home/ceremonies.ts';
import type { GrantRow } from '#features/grants/rows.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { nameLink } from '../components/name.ts';
import { notPublished } from '../components/money.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** The ceremony that is ahead and those after it; where none is, that is said, and the last ones stand there. */
export function ceremonySection(ui: Ui, { isAhead, nearest, further }: CeremoniesAround): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('home.nextCeremony'),
    links: [{ label: t('home.door.ceremonies'), href: paths.ceremonies() }],
    body: nearest
      ? html`
          ${isAhead ? '' : html`<p class="none-ahead">${t('home.noneAhead')}</p>`} ${ceremony(ui, nearest)}
          ${
            further.length > 0
              ? html`<ul class="ceremonies-further">
                ${further.map(
                  ({ slug, title, plannedOn, plannedFrom }) =>
                    html`<li>
                      <span>${dateText(plannedOn, ui)}${plannedFrom ? `, ${plannedFrom}` : ''}</span>
                      <a class="name" href="${paths.ceremony(slug)}">${title}</a>
                    </li>`,
                )}
              </ul>`
              : ''
          }
        `
      : html`<p>${t('home.noCeremony')}</p>`,
  });
}

function ceremony(
  ui: Ui,
  { slug, title, plannedOn, plannedFrom, plannedUntil, place, countries }: CeremonyRow,
): HtmlSafeString {
  const { t } = ui;
  const hours = [plannedFrom, plannedUntil].filter((hour) => hour !== null).join('–');
  const where = [
    countries.length === 0 || countries.length === 6
      ? t('home.allSix')
      : countries.map((code) => countryLabel(code, ui)).join(', '),
    place,
  ].filter((part) => part !== null);
  return html`
    <p class="ceremony-when">${dateText(plannedOn, ui, 'weekday')}${hours ? `, ${hours}` : ''}</p>
    <p class="ceremony-title">${nameLink({ href: paths.ceremony(slug), name: title })}</p>
    <p class="note">${where.join('. ')}</p>
  `;
}

/** The grants signed last, whether logged here or reported by a source. */
export function signingsSection(ui: Ui, latest: GrantRow[]): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('home.latest'),
    links: [{ label: t('home.allGrants'), href: paths.grants() }],
    body:
      latest.length === 0
        ? html`<p>${t('home.noneSigned')}</p>`
        : dataTable({
            isUnderHeading: true,
            columns: [
              { key: 'signed', label: t('home.column.signed'), kind: 'date' },
              { key: 'grantee', label: t('home.column.grantee'), kind: 'name' },
              { key: 'scheme', label: t('home.column.scheme') },
            ],
            rows: latest.map(({ reference, lead, scheme, programme, signedOn }) => ({
              cells: {
                signed: dateText(signedOn, ui),
                grantee: nameLink({ href: paths.grant(reference), name: lead.name, lang: lead.language }),
                scheme: html`${scheme ? scheme.name : notPublished(ui)}<span class="note">${programme.shortName}</span>`,
              },
            })),
          }),
  });
}
