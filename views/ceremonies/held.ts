import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CeremonyClaim } from '#features/ceremonies/claims.ts';
import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import { formatNumber } from '#language/format.ts';
import { comparePartialDates } from '#language/partial-date.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { dateText } from '../components/date.ts';
import { money, notPublished } from '../components/money.ts';
import { notice } from '../components/notice.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { sourceMark } from '../components/sources.ts';
import { dataTable, type Row } from '../components/table.ts';
import { hours } from '../events/dates.ts';
import type { Ui } from '../ui.ts';

/** The number of a source in the list at the foot of the page; undefined where it is not in it. */
export type NumberOf = (address: string | undefined) => number | undefined;

/** What was planned beside what sources say was held; where they differ, both stand, and it is said. */
export function plannedAndHeld(
  ui: Ui,
  ceremony: CeremonyDetail,
  numberOf: NumberOf,
): HtmlSafeString | string {
  const { t } = ui;
  const { plannedOn, plannedFrom, plannedUntil, place, reports, signedOn, citations } = ceremony;
  if (reports.length === 0 && !contradicts(ceremony)) return '';
  const mark = (address: string | undefined) => markOf(ui, numberOf(address));
  return section({
    title: t('ceremony.plannedAndHeld'),
    id: 'held',
    body: html`
      ${contradicts(ceremony) ? notice({ kind: 'waiting', body: t('ceremony.differ') }) : ''}
      <dl class="accounts">
        <div>
          <dt>${t('ceremony.planned')}</dt>
          <dd>
            ${dateText(plannedOn, ui, 'long')}${plannedFrom === null ? '' : html`, ${hours(ui, plannedFrom, plannedUntil)}`}${place === null ? '' : html`, ${place}`}
            ${mark(citations[0]?.address)}
          </dd>
        </div>
        ${reports.map(
          ({ heldOn, place: heldAt, statement, source }) => html`<div>
            <dt>${t('ceremony.heldAsReported')}</dt>
            <dd>
              ${dateText(heldOn, ui, 'long')}${heldAt === null ? '' : html`, ${heldAt}`} ${mark(source?.address)}
              <span class="note">${statement}</span>
            </dd>
          </div>`,
        )}
        ${
          signedOn.length > 0
            ? html`<div>
              <dt>${t('ceremony.recorded')}</dt>
              <dd>
                ${signedOn.map(
                  ({ date, count }, index) =>
                    html`${index > 0 ? '; ' : ''}${phrase(ui, 'ceremony.signedOnDay', { count, date: dateText(date, ui, 'long') })}`,
                )}
              </dd>
            </div>`
            : ''
        }
      </dl>
    `,
  });
}

/** Whether a source's day or that of a signing here is another than the planned one, as far as both are precise. */
function contradicts({ plannedOn, reports, signedOn }: CeremonyDetail): boolean {
  if (plannedOn === null) return false;
  const days = [...reports.map(({ heldOn }) => heldOn), ...signedOn.map(({ date }) => date)];
  return days.some((day) => day !== null && (comparePartialDates(day, plannedOn) ?? 0) !== 0);
}

type Key = 'figure' | 'published' | 'own' | 'difference';

/** Figures that somebody published, each beside what the registry counts, with the difference. */
export function publishedFigures(
  ui: Ui,
  { claims }: CeremonyDetail,
  numberOf: NumberOf,
): HtmlSafeString | string {
  const { t } = ui;
  if (claims.length === 0) return '';
  return section({
    title: t('ceremony.claims'),
    id: 'claims',
    links: [{ label: t('reports.allClaims'), href: paths.claims() }],
    body: html`${claims.map(
      (claim) => html`<p class="claim">
          ${claim.what} ${markOf(ui, numberOf(claim.source?.address))}
          ${claim.ceremonies.length > 1 ? html`<span class="note">${together(ui, claim)}</span>` : ''}
          ${claim.note === null ? '' : html`<span class="note">${claim.note}</span>`}
        </p>
        ${dataTable<Key>({
          caption: claim.what,
          isCaptionHidden: true,
          phone: 'pairs',
          columns: [
            { key: 'figure', label: t('ceremony.claim.figure'), kind: 'name' },
            { key: 'published', label: t('ceremony.claim.published'), kind: 'figure' },
            { key: 'own', label: t('ceremony.claim.own'), kind: 'figure' },
            { key: 'difference', label: t('ceremony.claim.difference'), kind: 'figure' },
          ],
          rows: [countRow(ui, claim), amountRow(ui, claim)].filter((row) => row !== undefined),
        })}`,
    )}`,
  });
}

function together(ui: Ui, { ceremonies }: CeremonyClaim): HtmlSafeString {
  const links = html`${ceremonies.map(
    ({ slug, title }, place) => html`${place > 0 ? '; ' : ''}<a href="${paths.ceremony(slug)}">${title}</a>`,
  )}`;
  return phrase(ui, 'ceremony.claim.together', { ceremonies: links });
}

function countRow(ui: Ui, { count, own }: CeremonyClaim): Row<Key> | undefined {
  if (count === null) return undefined;
  const say = (value: number) => formatNumber(value, ui.language);
  return {
    cells: {
      figure: figureName(ui.t('ceremony.claim.grants')),
      published: say(count),
      own: say(own.count),
      difference: own.count === count ? ui.t('ceremony.claim.none') : signed(own.count - count, say),
    },
  };
}

/** A sum with amounts missing in it cannot be set against a published total. */
function amountRow(ui: Ui, { amountMinor, currency, own }: CeremonyClaim): Row<Key> | undefined {
  if (amountMinor === null || currency === null) return undefined;
  const { t } = ui;
  const isWhole = own.amountMinor !== null && own.unpublished === 0;
  const difference = (own.amountMinor ?? 0) - amountMinor;
  return {
    cells: {
      figure: figureName(t('ceremony.claim.amount')),
      published: money(amountMinor, currency, ui),
      own: html`${own.amountMinor === null ? notPublished(ui) : money(own.amountMinor, currency, ui)}${
        own.unpublished > 0
          ? html`<span class="note">${t('ceremony.withoutAmount', { count: own.unpublished })}</span>`
          : ''
      }`,
      difference: !isWhole
        ? html`<em class="unknown">${t('ceremony.claim.cannotTell')}</em>`
        : difference === 0
          ? t('ceremony.claim.none')
          : money(difference, currency, ui),
    },
  };
}

function figureName(name: string): Content {
  return html`<span class="plain-name">${name}</span>`;
}

function signed(value: number, say: (value: number) => string): string {
  return value > 0 ? `+${say(value)}` : `−${say(-value)}`;
}

function markOf(ui: Ui, number: number | undefined): HtmlSafeString | string {
  return number === undefined ? '' : sourceMark(number, ui);
}
