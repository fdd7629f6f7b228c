import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Group } from '#features/partners/network-measures.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { nameLink } from '../components/name.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import type { Drawing } from './network-drawing.ts';
import { shortened } from './reasons.ts';

const SHOWN_PAIRS = 100;

/** The partners of the one that is looked at closer, each with what joined them. */
export function partnerList(ui: Ui, { network }: Drawing, focusId: number): HtmlSafeString {
  const pairs = network.graph.pairs.filter(({ left, right }) => left === focusId || right === focusId);
  return html`<ul class="side-list">
    ${pairs.map(({ left, right, groups }) => {
      const partner = network.organisations.get(left === focusId ? right : left);
      return partner
        ? html`<li>
            ${nameLink({ name: partner.name, lang: partner.nameLanguage, href: paths.organisation(partner.slug) })}
            <span class="note">${countryOrUnknown(partner.country, ui)} · ${groups.map((group, place) => html`${place > 0 ? '; ' : ''}${groupLink(group)}`)}</span>
          </li>`
        : '';
    })}
  </ul>`;
}

function groupLink({ noun, key, title, language }: Group): HtmlSafeString {
  const href = noun === 'grant' ? paths.grant(key) : paths.coalition(key);
  return html`<a href="${href}" ${language ? html`lang="${language}"` : ''}>${shortened(title, 40)}</a>`;
}

/** The same as a list: the pairs, those joined most often first. */
export function pairTable(ui: Ui, { network }: Drawing): HtmlSafeString {
  const { t } = ui;
  const pairs = network.graph.pairs.toSorted((left, right) => right.groups.length - left.groups.length);
  const shown = pairs.slice(0, SHOWN_PAIRS);
  const link = (id: number) => {
    const found = network.organisations.get(id);
    return found
      ? nameLink({ name: found.name, lang: found.nameLanguage, href: paths.organisation(found.slug) })
      : '';
  };
  return section({
    title: t('network.pairs'),
    id: 'pairs',
    note: t('network.pairsNote', { count: shown.length, all: pairs.length }),
    body: html`<details class="fold">
      <summary>${t('network.pairsShow')}</summary>
      ${dataTable({
        caption: t('network.pairs'),
        isCaptionHidden: true,
        isUnderHeading: true,
        columns: [
          { key: 'left', label: t('network.one') },
          { key: 'right', label: t('network.other') },
          { key: 'where', label: t('network.joinedBy') },
        ],
        rows: shown.map(({ left, right, groups }) => ({
          cells: {
            left: link(left),
            right: link(right),
            where: html`${groups.map((group, place) => html`${place > 0 ? '; ' : ''}${groupLink(group)}`)}`,
          },
        })),
      })}
    </details>`,
  });
}
