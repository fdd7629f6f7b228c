import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { nameIn, type KeptEntry } from '#features/kept-lists/kinds.ts';
import type { TypedEntry } from '#features/kept-lists/names.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { selectField, textArea } from '../components/field.ts';
import { errorsAt, problemSummary } from '../components/form-problems.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { usedLink } from './unlisted.ts';
import {
  happenings,
  keptCrumbs,
  keptFieldOf,
  keptNameFields,
  retirement,
  type KeptHappening,
} from './parts.ts';
import type { KeptListWords } from './words.ts';

export interface KeptForm<Entry, Typed> {
  /** Undefined for a new one. */
  entry: Entry | undefined;
  typed: Partial<Typed> | undefined;
  problems: Problem[];
  entries: Entry[];
  used: number;
  events: KeptHappening[];
}

/** An entry's names and facts; for one that is there also its merging, its retirement and what happened to it. */
export function keptFormPage<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  form: KeptForm<Entry, Typed>,
): Page {
  const { t } = ui;
  const { entry, problems, entries } = form;
  const name = entry && nameIn(entry, ui.language);
  const title = name === undefined ? t(`${list.word}.add`) : t(`${list.word}.edit`, { name });
  const into = entries.find(({ slug }) => slug === entry?.mergedInto);
  return {
    title,
    crumbs: keptCrumbs(
      ui,
      { label: t(`${list.word}.title`), href: paths.kept(list.path) },
      name ?? t(`${list.word}.add`),
    ),
    hasErrors: problems.length > 0,
    body: html`
      <h1 class="page-title page-title-long">${title}</h1>
      ${problemSummary(ui, problems, keptFieldOf)}
      ${entry && into ? merged(ui, list, entry, into) : html`${fields(ui, list, form)} ${entry ? further(ui, list, entry, form) : ''}`}
      ${happenings(ui, form.events)}
    `,
  };
}

function fields<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  { entry, typed, problems }: KeptForm<Entry, Typed>,
): HtmlSafeString {
  const { t } = ui;
  const error = errorsAt(ui, problems, keptFieldOf);
  const names = { en: '', mk: '', otherNames: '', ...typed };
  const action = entry ? paths.keptEntry(list.path, entry.slug) : paths.kept(list.path);
  return html`<form class="import-form" method="post" action="${action}" novalidate>
    ${keptNameFields(ui, names, error)}
    ${textArea({
      name: 'spellings',
      label: t('kept.spellings'),
      hint: t('kept.spellingsHint'),
      value: typed?.spellings,
      isOptional: t('general.optional'),
      error: error('spellings'),
      rows: 3,
    })}
    ${list.fields(ui, typed, error)}
    <p class="import-acts">
      ${mainButton({ label: t('kept.save') })} <a href="${paths.kept(list.path)}">${t('general.cancel')}</a>
    </p>
  </form>`;
}

/** What is done to an entry besides editing it: made one with another, and retired. */
function further<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  entry: Entry,
  { entries, problems, used }: KeptForm<Entry, Typed>,
): HtmlSafeString {
  const { t } = ui;
  const part = list.partOf(entry);
  const others = entries.filter(
    (other) =>
      other.slug !== entry.slug &&
      other.mergedInto === null &&
      other.retiredOn === null &&
      list.partOf(other) === part,
  );
  const merging = html`<p>${t('kept.mergeWhat', { name: nameIn(entry, ui.language) })}</p>
    <form class="import-form" method="post" action="${paths.keptAct(list.path, entry.slug, 'merging')}" novalidate>
      ${selectField({
        name: 'into',
        label: t('kept.mergeInto'),
        empty: t('form.choose'),
        error: errorsAt(ui, problems, keptFieldOf)('into'),
        width: 'full',
        options: others.map((other) => ({ value: other.slug, label: nameIn(other, ui.language) })),
      })}
      <p class="import-acts">${plainButton({ label: t('kept.merge') })}</p>
    </form>`;
  return html`
    ${others.length > 0 ? section({ title: t('kept.mergeTitle'), id: 'merging', body: merging }) : ''}
    ${retirement(ui, {
      retiredOn: entry.retiredOn,
      used: usedLink(ui, list, entry.slug, used),
      retireHref: paths.keptAct(list.path, entry.slug, 'retirement'),
      returnHref: paths.keptAct(list.path, entry.slug, 'return'),
    })}
  `;
}

/** An entry that is the same as another has nothing of its own to edit until it is taken apart again. */
function merged<Entry extends KeptEntry, Typed extends TypedEntry>(
  ui: Ui,
  list: KeptListWords<Entry, Typed>,
  entry: Entry,
  into: Entry,
): HtmlSafeString {
  const { t } = ui;
  const words = [...new Set([...Object.values(entry.names), ...entry.spellings])].join(', ');
  return html`
    <p class="lead">${t('kept.mergedWhat', { words, name: nameIn(into, ui.language) })}</p>
    <form class="import-acts" method="post" action="${paths.keptAct(list.path, entry.slug, 'parting')}">
      ${plainButton({ label: t('kept.part') })}
      <a href="${paths.editKept(list.path, into.slug)}">${nameIn(into, ui.language)}</a>
    </form>
  `;
}
