import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { nameIn, type KeptEntry } from '#features/kept-lists/kinds.ts';
import type { TypedEntry } from '#features/kept-lists/names.ts';
import type { KeptUses, Unlisted } from '#features/kept-lists/uses.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { selectField } from '../components/field.ts';
import { section } from '../components/section.ts';
import { dataTable, type Column } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import type { KeptListWords } from './words.ts';

export interface KeptListContent<Entry> {
  entries: Entry[];
  uses: KeptUses;
  /** Words that could not be given the place of the entry that was chosen. */
  failed?: FailedMeaning | undefined;
}

export interface FailedMeaning {
  words: string;
  country: string;
  slug: string;
  problem: Problem;
}

/** So many words that are not in the list stand on its page, those most used first; the API has all. */
const MOST_UNLISTED = 50;

/** How many organisations mean an entry; the figure opens them. */
export function usedLink<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: Pick<KeptListWords<Entry, Typed>, 'filter'>,
  value: string,
  count = 0,
  country?: string,
): HtmlSafeString {
  if (count === 0) return html`${ui.t('kept.unused')}`;
  const href = withQuery(paths.organisations(), { country, [list.filter]: value });
  return html`<span class="kept-cell"><a href="${href}">${ui.t('kept.used', { count })}</a></span>`;
}

/** The words in use that no entry has: each can be added, or given the place of an entry that is there. */
export function unlistedSection<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  { entries, uses: { unlisted }, failed }: KeptListContent<Entry>,
): HtmlSafeString | string {
  const { t } = ui;
  if (unlisted.length === 0) return '';
  const goesByCountry = unlisted.some(({ country }) => country !== null);
  type Key = 'words' | 'country' | 'used' | 'acts';
  const columns: Column<Key>[] = [
    { key: 'words', label: t('kept.column.inUse'), kind: 'name' },
    ...(goesByCountry ? [{ key: 'country', label: t('kept.column.country') } as const] : []),
    { key: 'used', label: t('kept.column.used') },
    { key: 'acts', label: t('kept.column.decide'), kind: 'act', isBlock: true },
  ];
  const rows = unlisted.slice(0, MOST_UNLISTED).map((one, place) => ({
    cells: {
      words: html`<span class="kept-words">${one.words}</span>`,
      country: one.country === null ? '' : countryLabel(one.country, ui),
      used: usedLink(ui, list, one.words, one.organisations, one.country ?? undefined),
      acts: acts(ui, list, one, {
        id: meantId(place),
        choices: entries.filter((entry) => mayMean(list, entry, one)),
        failed: failed && isOf(failed, one) ? failed : undefined,
      }),
    },
  }));
  const more = unlisted.length - rows.length;
  const body = html`
    <p class="kept-lead">${t('kept.unlistedLead')}</p>
    ${dataTable({ caption: t('kept.unlistedTitle'), isCaptionHidden: true, isUnderHeading: true, columns, rows })}
    ${more > 0 ? html`<p class="note">${t('kept.unlistedMore', { count: more })}</p>` : ''}
  `;
  const note = formatNumber(unlisted.length, ui.language);
  return section({ title: t('kept.unlistedTitle'), id: 'unlisted', note, body });
}

function meantId(place: number): string {
  return `meant-${place + 1}`;
}

function isOf({ words, country }: FailedMeaning, one: Unlisted): boolean {
  return one.words === words && (one.country ?? '') === country;
}

export function failure(ui: Ui, failed: FailedMeaning, unlisted: readonly Unlisted[]): HtmlSafeString {
  const { message, values } = failed.problem;
  const place = unlisted.findIndex((one) => isOf(failed, one));
  return errorSummary(ui, [{ field: meantId(Math.max(0, place)), text: ui.t(message, values) }]);
}

function mayMean<Entry extends KeptEntry, Typed extends TypedEntry>(
  list: KeptListWords<Entry, Typed>,
  entry: Entry,
  { country }: Unlisted,
): boolean {
  const part = list.partOf(entry);
  return entry.mergedInto === null && (part === undefined || country === null || part === country);
}

function acts<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  { words, country }: Unlisted,
  { id, choices, failed }: { id: string; choices: Entry[]; failed: FailedMeaning | undefined },
): HtmlSafeString {
  const { t } = ui;
  const add = withQuery(paths.newKept(list.path), { words, country: country ?? undefined });
  const spoken = t('kept.of', { name: words });
  return html`<div class="kept-acts">
    <a class="kept-add" href="${add}">${t('kept.addIt')}<span class="visually-hidden"> ${spoken}</span></a>
    ${
      choices.length === 0
        ? ''
        : html`<form class="kept-meaning" method="post" action="${paths.keptSpellings(list.path)}">
          <input type="hidden" name="spelling" value="${words}" />
          <input type="hidden" name="country" value="${country ?? ''}" />
          ${selectField({
            name: 'slug',
            id,
            label: html`${t('kept.means')}<span class="visually-hidden"> ${spoken}</span>`,
            value: failed?.slug,
            empty: t('form.choose'),
            error: failed && t(failed.problem.message, failed.problem.values),
            options: choices.map((entry) => ({ value: entry.slug, label: nameIn(entry, ui.language) })),
          })}
          ${plainButton({ label: t('kept.saveMeaning'), isSmall: true, spoken })}
        </form>`
    }
  </div>`;
}
