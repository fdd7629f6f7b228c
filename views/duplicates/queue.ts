import { html, type HtmlSafeString } from '@prairielearn/html';
import { pairStates, type PairState } from '#features/duplicates/states.ts';
import type { Pair, PairSide } from '#features/duplicates/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { countryLabel, countryOrUnknown } from '../components/country.ts';
import { allDownloads } from '../components/downloads.ts';
import { nameLink } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { dataTable } from '../components/table.ts';
import { tabs } from '../components/tabs.ts';
import type { Page, Ui } from '../ui.ts';
import { reasonLine } from './reasons.ts';

export interface Queue {
  state: PairState;
  pairs: Pair[];
  total: number;
  next: number | undefined;
  /** The reader's countries; undefined for the whole programme. */
  countries: string[] | undefined;
}

/** Pairs that may be one organisation, for staff: which, why, and the way to compare them. */
export function queuePage(ui: Ui, queue: Queue): Page {
  const { t } = ui;
  const { state, pairs, next } = queue;
  return {
    title: t('duplicates.title'),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('admin.title'), href: paths.admin() },
      { label: t('duplicates.title') },
    ],
    body: html`
      ${pageHead({ title: t('duplicates.title'), lead: t('duplicates.lead') })}
      ${tabs(
        t('duplicates.states'),
        pairStates.map((one) => ({
          label: t(`duplicates.state.${one}`),
          href: paths.duplicates(one === 'open' ? undefined : one),
          isCurrent: one === state,
        })),
      )}
      <p class="list-note">
        ${t('duplicates.count', { count: queue.total })}. ${scope(ui, queue.countries)}
      </p>
      ${pairs.length > 0 ? allDownloads(ui, (format) => paths.duplicatesFile(format, state === 'open' ? undefined : state)) : ''}
      ${pairs.length > 0 ? table(ui, pairs) : html`<p>${t(`duplicates.none.${state}`)}</p>`}
      ${
        next === undefined
          ? ''
          : html`<p class="list-note">
              <a href="${withQuery(paths.duplicates(state), { after: next })}">${t('duplicates.next')}</a>
            </p>`
      }
    `,
  };
}

function scope(ui: Ui, countries: string[] | undefined): HtmlSafeString | string {
  if (!countries) return '';
  const list = countries.map((code) => countryLabel(code, ui)).join(', ');
  return html`${ui.t('duplicates.scope.mine', { list })}`;
}

function table(ui: Ui, pairs: Pair[]): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('duplicates.title'),
    isCaptionHidden: true,
    columns: [
      { key: 'pair', label: t('duplicates.column.pair'), kind: 'name' },
      { key: 'why', label: t('duplicates.column.why') },
      { key: 'act', label: t('duplicates.column.act'), kind: 'act', isLabelHidden: true },
    ],
    rows: pairs.map(({ first, second, isClaimed, reasons }) => ({
      cells: {
        pair: html`${side(ui, first)}${side(ui, second)}`,
        why: html`${isClaimed ? html`<strong class="block">${t('duplicates.claimed')}</strong>` : ''}
          <span class="note">${reasonLine(ui, reasons, isClaimed)}</span>`,
        act: html`<a href="${paths.duplicate(first.slug, second.slug)}"
          >${t('duplicates.compare')}<span class="visually-hidden">
            ${t('duplicates.compareOf', { first: first.name, second: second.name })}</span
          ></a
        >`,
      },
    })),
  });
}

function side(
  ui: Ui,
  { slug, name, language, country, status, registrationNumber, grants }: PairSide,
): HtmlSafeString {
  const { t } = ui;
  const number = registrationNumber
    ? t('duplicates.number', { number: registrationNumber })
    : t('duplicates.noNumber');
  const word = t(`organisation.status.${status}` as 'organisation.status.active');
  return html`<span class="pair-side"
    >${nameLink({ name, lang: language, href: paths.organisation(slug) })}
    <span class="note"
      >${countryOrUnknown(country, ui)} · ${number} · ${word} · ${t('duplicates.grants', { count: grants })}</span
    ></span
  >`;
}
