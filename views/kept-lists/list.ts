import { html, type HtmlSafeString } from '@prairielearn/html';
import { nameIn, type KeptEntry } from '#features/kept-lists/kinds.ts';
import type { TypedEntry } from '#features/kept-lists/names.ts';
import type { KeptUses } from '#features/kept-lists/uses.ts';
import { paths } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { allDownloads } from '../components/downloads.ts';
import { section } from '../components/section.ts';
import { dataTable, type Column } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { keptCrumbs, orderForm, retiredNote } from './parts.ts';
import { failure, unlistedSection, usedLink, type KeptListContent } from './unlisted.ts';
import type { KeptListWords } from './words.ts';

/** A list that administrators keep, with what uses each entry; first the words in use that it does not have. */
export function keptListPage<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  { entries, uses, failed }: KeptListContent<Entry>,
): Page {
  const { t } = ui;
  const title = t(`${list.word}.title`);
  const parts = Map.groupBy(entries, (entry) => list.partOf(entry));
  return {
    title,
    crumbs: keptCrumbs(ui, { label: title, href: paths.kept(list.path) }),
    hasErrors: failed !== undefined,
    body: html`
      ${failed ? failure(ui, failed, uses.unlisted) : ''}
      <div class="list-head">
        <h1 class="page-title">${title}</h1>
        ${linkButton({ label: t(`${list.word}.add`), href: paths.newKept(list.path) })}
      </div>
      <p class="lead">${t(`${list.word}.lead`)}</p>
      <div class="list-line">
        <p class="list-count">${t(`${list.word}.count`, { count: entries.length })}</p>
        ${allDownloads(ui, (format) => `${paths.kept(list.path)}.${format}`)}
      </div>
      ${unlistedSection(ui, list, { entries, uses, failed })}
      ${
        parts.size > 1
          ? html`<p class="kept-parts">
              ${[...parts.keys()].map((part = '') => html`<a href="#part-${part.toLowerCase()}">${list.partTitle(part, ui)}</a> `)}
            </p>`
          : ''
      }
      ${Array.from(parts, ([part, own]) => {
        const caption = part === undefined ? title : list.partTitle(part, ui);
        const table = entryTable(ui, list, own, { uses, entries, caption, isUnder: part !== undefined });
        return part === undefined
          ? table
          : section({ title: caption, id: `part-${part.toLowerCase()}`, body: table });
      })}
    `,
  };
}

function entryTable<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  own: Entry[],
  shown: { uses: KeptUses; entries: Entry[]; caption: string; isUnder: boolean },
): HtmlSafeString {
  const { t } = ui;
  type Key = 'name' | 'words' | 'used' | 'order';
  const columns: Column<Key>[] = [
    { key: 'name', label: t(`${list.word}.column.name`), kind: 'name' },
    { key: 'words', label: t('kept.column.words'), phone: 'labelled' },
    { key: 'used', label: t('kept.column.used'), phone: 'labelled' },
    ...(list.hasOrder
      ? [{ key: 'order', label: t('kept.column.order'), kind: 'act', isBlock: true } as const]
      : []),
  ];
  return dataTable({
    caption: shown.caption,
    isCaptionHidden: true,
    isUnderHeading: shown.isUnder,
    columns,
    rows: own.map((entry) => {
      const name = nameIn(entry, ui.language);
      return {
        id: entry.slug,
        cells: {
          name: nameCell(ui, list, entry, shown.entries),
          words: furtherWords(ui, entry),
          used: usedLink(ui, list, entry.slug, shown.uses.used.get(entry.slug)),
          order: orderForm(ui, paths.keptAct(list.path, entry.slug, 'position'), name),
        },
      };
    }),
  });
}

function nameCell<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  entry: Entry,
  entries: Entry[],
): HtmlSafeString {
  const link = html`<a href="${paths.editKept(list.path, entry.slug)}">${nameIn(entry, ui.language)}</a>`;
  const into = entries.find(({ slug }) => slug === entry.mergedInto);
  const notes = [
    into && ui.t('kept.sameAs', { name: nameIn(into, ui.language) }),
    into ? undefined : list.note(entry, ui),
  ].filter((note) => note !== undefined);
  return html`<span class="kept-cell">${link}</span>${retiredNote(ui, entry.retiredOn)}${notes.map(
    (note) => html` <span class="note">${note}</span>`,
  )}`;
}

/** Every word but the one by which the reader's language calls it. */
function furtherWords(ui: Ui, entry: KeptEntry): string {
  const words = new Set([...Object.values(entry.names), ...entry.spellings]);
  words.delete(nameIn(entry, ui.language));
  return [...words].join(', ');
}
