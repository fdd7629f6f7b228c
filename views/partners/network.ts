import { html, type HtmlSafeString } from '@prairielearn/html';
import type { NamedOrganisation } from '#features/partners/details.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { bars } from '../components/bars.ts';
import { plainButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { selectField } from '../components/field.ts';
import { nameLink } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { section, sideSection } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { drawing, type Drawing } from './network-drawing.ts';
import { partnerList, pairTable } from './network-lists.ts';
import { partnerCrumbs, partnerTabs } from './parts.ts';

export interface NetworkContent extends Drawing {
  /** The address names somebody who is not in this network. */
  isUnknown: boolean;
}

/** Who works with whom: drawn, the same as lists, and what a programme can read from it. */
export function networkPage(ui: Ui, content: NetworkContent): Page {
  const { t } = ui;
  const { network, asked, layout, isUnknown } = content;
  const count = network.graph.neighbours.size;
  return {
    title: t('network.title'),
    section: 'partners',
    crumbs: partnerCrumbs(ui, t('network.title')),
    isUnlisted: asked.focus !== '' || asked.year !== '',
    body: html`
      ${pageHead({
        title: t('network.title'),
        lead: t('network.lead', { count, groups: network.groups.length, bridges: network.bridging.length }),
      })}
      ${partnerTabs(ui, 'network')} ${filters(ui, content)}
      ${isUnknown ? notice({ kind: 'waiting', body: html`<p>${t('network.unknown', { name: asked.focus })}</p>` }) : ''}
      ${
        network.all > network.groups.length
          ? notice({
              kind: 'information',
              body: html`<p>${t('network.latest', { count: network.groups.length, all: network.all })}</p>`,
            })
          : ''
      }
      <div class="columns network">
        <div class="column-main">
          ${
            count === 0
              ? html`<p>${t('network.empty')}</p>`
              : html`${drawing(ui, content)}
                <p class="net-legend note">
                  <span class="net-key" data-kind="lead"></span> ${t('network.leads')}
                  <span class="net-key" data-kind="partner"></span> ${t('network.partner')}
                  ${content.focusId === undefined ? '' : html`<span class="net-key" data-kind="line"></span> ${t('network.chosen')}`}
                  ${layout.left > 0 ? html`<br />${t('network.left', { count: layout.left })}` : ''}
                </p>`
          }
        </div>
        <div class="column-side">${content.focusId === undefined ? '' : closer(ui, content, content.focusId)} ${standsOut(ui, content)}</div>
      </div>
      ${bridgesPart(ui, content)} ${growthPart(ui, content)} ${pairTable(ui, content)} ${isolatedPart(ui, content)}
    `,
  };
}

function filters(ui: Ui, { asked, network }: NetworkContent): HtmlSafeString {
  const { t } = ui;
  const byName = [...network.organisations.values()].toSorted((left, right) =>
    left.name.localeCompare(right.name, ui.language),
  );
  const query = { by: asked.by, year: asked.year };
  return html`<div class="net-filters">
    <form class="filter-row" action="${paths.partnersNetwork()}">
      ${selectField({
        name: 'by',
        label: t('partners.by'),
        value: asked.by,
        width: 'full',
        options: (['all', 'regional', 'grants', 'coalitions'] as const).map((by) => ({
          value: by,
          label: t(`network.by.${by}`),
        })),
      })}
      ${selectField({
        name: 'year',
        label: t('partners.matrix.year'),
        value: asked.year,
        empty: t('partners.all'),
        width: 'full',
        options: network.years.map((year) => ({ value: year, label: year })),
      })}
      ${selectField({
        name: 'focus',
        label: t('network.focus'),
        value: asked.focus,
        empty: t('network.nobody'),
        width: 'full',
        options: byName.slice(0, 300).map(({ slug, name }) => ({ value: slug, label: name })),
      })}
      ${plainButton({ label: t('partners.show') })}
    </form>
    <p class="net-links">
      <a href="${paths.partnersMatrix()}">${t('partners.tab.matrix')}</a> <a href="#pairs">${t('network.asLists')}</a>
      <a href="${withQuery(`${paths.partnersNetwork()}.csv`, query)}">${t('lists.csv')}</a>
    </p>
  </div>`;
}

function closer(ui: Ui, content: NetworkContent, focusId: number): HtmlSafeString {
  const organisation = content.network.organisations.get(focusId)!;
  return html`<section class="section net-closer" id="closer">
    <h2 class="name-large">
      ${nameLink({ name: organisation.name, lang: organisation.nameLanguage, href: paths.organisation(organisation.slug) })}
    </h2>
    <p class="note">${countryOrUnknown(organisation.country, ui)}</p>
    ${partnerList(ui, content, focusId)}
  </section>`;
}

function standsOut(ui: Ui, { network }: NetworkContent): HtmlSafeString {
  const { t } = ui;
  const line = (label: string, value: number, href?: string) =>
    html`<div class="net-fact">
      <dt>${label}</dt>
      <dd>${href ? html`<a href="${href}">${formatNumber(value, ui.language)}</a>` : formatNumber(value, ui.language)}</dd>
    </div>`;
  return sideSection({
    title: t('network.standsOut'),
    body: html`<dl class="net-facts">
        ${line(t('network.organisations'), network.graph.neighbours.size)}
        ${line(t('network.pairs'), network.graph.pairs.length, '#pairs')}
        ${line(t('network.pieces'), network.pieces)}
        ${line(t('network.bridges'), network.bridging.length, '#bridges')}
        ${line(t('network.isolated'), network.isolated.count, '#isolated')}
      </dl>
      <p><a href="${paths.counting()}">${t('network.how')}</a></p>`,
  });
}

function names(ui: Ui, { asked }: NetworkContent, organisations: NamedOrganisation[]): HtmlSafeString {
  return html`<ul class="net-names">
    ${organisations.map(
      ({ slug, name, nameLanguage, country }) =>
        html`<li>
          ${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })}
          <span class="note">${countryOrUnknown(country, ui)} · <a href="${paths.partnersNetwork({ by: asked.by, year: asked.year, focus: slug })}">${ui.t('network.closer')}<span class="visually-hidden">: ${name}</span></a></span>
        </li>`,
    )}
  </ul>`;
}

function bridgesPart(ui: Ui, content: NetworkContent): HtmlSafeString {
  const { t } = ui;
  const { bridging } = content.network;
  return section({
    title: t('network.bridges'),
    id: 'bridges',
    note: t('network.bridgesNote'),
    body:
      bridging.length === 0
        ? html`<p>${t('network.noBridges')}</p>`
        : names(ui, content, bridging.slice(0, 50)),
  });
}

function growthPart(ui: Ui, { network }: NetworkContent): HtmlSafeString {
  const { t } = ui;
  const { years, undated } = network.growth;
  return section({
    title: t('network.growth'),
    id: 'growth',
    note: t('network.undated', { count: undated }),
    body:
      years.length === 0
        ? html`<p>${t('network.noYears')}</p>`
        : bars(
            years.map(({ year, pairs }) => ({
              label: year,
              value: pairs,
              figure: formatNumber(pairs, ui.language),
            })),
          ),
  });
}

function isolatedPart(ui: Ui, { network }: NetworkContent): HtmlSafeString {
  const { t } = ui;
  const { count, first } = network.isolated;
  return section({
    title: t('network.isolated'),
    id: 'isolated',
    note: t('network.isolatedNote'),
    body: html`<details class="fold">
      <summary>${t('network.isolatedShow', { count: first.length, all: count })}</summary>
      <ul class="net-names">
        ${first.map(
          ({ slug, name, nameLanguage, country }) =>
            html`<li>
              ${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })}
              <span class="note">${countryOrUnknown(country, ui)}</span>
            </li>`,
        )}
      </ul>
    </details>`,
  });
}
