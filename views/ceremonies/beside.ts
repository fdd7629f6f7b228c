import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MissingFact } from '#features/ceremonies/list-rows.ts';
import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { progress } from '../components/bars.ts';
import { money } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import { sideSection } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import { afterwards, dayActs } from './day.ts';
import { noList } from './no-list.ts';

/** What stands beside a ceremony's list: the running total, and what is still missing before the day. */
export function ceremonySide(ui: Ui, ceremony: CeremonyDetail): HtmlSafeString {
  const { t } = ui;
  return html`
    ${ui.person?.isStaff ? dayActs(ui, ceremony) : ''}
    ${sideSection({ title: t('ceremony.soFar'), id: 'total', body: html`${soFar(ui, ceremony)} ${totals(ui, ceremony)}` })}
    ${
      ceremony.missing.length > 0
        ? sideSection({
            title: t('ceremony.missing'),
            id: 'missing',
            body: html`<ul class="side-list">
            ${ceremony.missing.map((fact) => html`<li>${missing(ui, ceremony.slug, fact)}</li>`)}
          </ul>`,
          })
        : ''
    }
    ${afterwards(ui, ceremony)}
  `;
}

/** Three figures, never one: on the list, signed and dated, signed here. */
function soFar(ui: Ui, { list, figures, unlisted, plannedOn }: CeremonyDetail): HtmlSafeString {
  const { t, language } = ui;
  const { listed, signed, dated, signedHere } = figures;
  const signedOfList = list.filter(({ signing }) => signing !== null).length;
  const rows = [
    { label: t('ceremony.figure.listed'), value: listed, href: '#list' },
    {
      label: t('ceremony.figure.signed', { dated }),
      value: signed,
      href: list.length > 0 ? '#list' : '#signed-here',
    },
    {
      label: t('ceremony.figure.signedHere'),
      value: signedHere,
      href: unlisted.length > 0 ? '#signed-here' : '#list',
    },
  ];
  const isCounted = list.length > 0 ? signedOfList : signedHere;
  return html`
    <p class="so-far">
      <strong class="so-far-figure">${formatNumber(isCounted, language)}</strong>
      ${list.length > 0 ? html` <span>${t('ceremony.of', { count: list.length })}</span>` : ''}
    </p>
    ${list.length > 0 ? progress(signedOfList, list.length) : ''}
    <dl class="sums">
      ${rows.map(
        ({ label, value, href }) => html`<div>
          <dt>${label}</dt>
          <dd>${value === null ? noList(ui, plannedOn) : value === 0 ? '0' : html`<a href="${href}">${formatNumber(value, language)}</a>`}</dd>
        </div>`,
      )}
    </dl>
  `;
}

function totals(ui: Ui, { totals: all, amountsNotPublished }: CeremonyDetail): HtmlSafeString | string {
  const { t } = ui;
  if (all.length === 0 && amountsNotPublished === 0) return '';
  return html`
    ${
      all.length > 0
        ? html`<dl class="sums">
          ${all.map(
            ({ currency, amountMinor }) => html`<div>
              <dt>${t('ceremony.totalIn', { currency })}</dt>
              <dd>${money(amountMinor, currency, ui)}</dd>
            </div>`,
          )}
        </dl>`
        : ''
    }
    ${
      amountsNotPublished > 0
        ? html`<p class="unknown">${t('ceremony.withoutAmount', { count: amountsNotPublished })}</p>`
        : ''
    }
    ${all.length > 1 ? html`<p class="note">${t('ceremony.notAdded')}</p>` : ''}
  `;
}

/** More places than these are not said one by one. */
const NAMED_PLACES = 24;

/** The places on the list, each leading to where what it lacks is entered. */
function missing(ui: Ui, slug: string, { what, grants }: MissingFact): HtmlSafeString {
  const shown = grants.slice(0, NAMED_PLACES);
  const places = html`${shown.map(({ reference, position }, index) => {
    const place = html`${index > 0 ? ', ' : ''}`;
    return what === 'signatory'
      ? html`${place}<a href="${paths.signatories(slug)}#grantee-${reference}">${position}</a>`
      : html`${place}<a href="${paths.editGrant(reference)}">${position}</a>`;
  })}${grants.length > NAMED_PLACES ? ' …' : ''}`;
  return phrase(ui, `ceremony.missing.${what}`, { count: grants.length, list: places });
}
