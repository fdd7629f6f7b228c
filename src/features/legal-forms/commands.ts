import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { EVERYTHING, freeSlug, idOf, setRetired } from '#features/kept-lists/entries.ts';
import { addSpellingTo, mergeEntry, partEntry, refuse, requireOwn } from '#features/kept-lists/writes.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { findLegalForm, findOptionalLegalFormOf, legalFormSpellings, listLegalForms } from './queries.ts';
import { legalFormProblems, tidyLegalForm } from './rules.ts';
import type { LegalFormInput } from './schemas.ts';

/** Adds a legal form at the end. Throws Refused for who is no administrator, Invalid naming every problem. */
export function createLegalForm(db: Database, act: Act, input: LegalFormInput): { slug: string } {
  return change(db, act, (record) => {
    requireAdministrator(act.actor);
    const tidy = tidyLegalForm(input);
    refuse(legalFormProblems(tidy, (word) => findOptionalLegalFormOf(db, word), undefined));
    const slug = freeSlug(db, 'legal_form', tidy.names['en']!);
    const { lastInsertRowid } = db
      .prepare(
        `insert into legal_forms (slug, position, names, spellings)
         values (?, (select coalesce(max(position), -1) + 1 from legal_forms), ?, ?)`,
      )
      .run(slug, JSON.stringify(tidy.names), JSON.stringify(tidy.spellings));
    const id = Number(lastInsertRowid);
    const after = { slug, ...tidy };
    record({ noun: 'legal_form', id, event: 'legal_form.created', after, subjects: EVERYTHING });
    return { slug };
  });
}

/** Renames a legal form in any language, or says which words mean it. Leaves no trace of nothing. */
export function editLegalForm(db: Database, act: Act, slug: string, input: LegalFormInput): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const form = findLegalForm(db, slug);
    requireOwn(form);
    const tidy = tidyLegalForm(input);
    refuse(legalFormProblems(tidy, (word) => findOptionalLegalFormOf(db, word), form));
    const changes = differences({ names: form.names, spellings: form.spellings }, { ...tidy });
    if (!changes) return;
    db.prepare('update legal_forms set names = ?, spellings = ? where slug = ?').run(
      JSON.stringify(tidy.names),
      JSON.stringify(tidy.spellings),
      slug,
    );
    const id = idOf(db, 'legal_form', slug);
    record({ noun: 'legal_form', id, event: 'legal_form.edited', ...changes, subjects: EVERYTHING });
  });
}

/** Retires a legal form: forms no longer offer it, records keep it. Throws Conflict where it is retired already. */
export function retireLegalForm(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const form = findLegalForm(db, slug);
    requireOwn(form);
    setRetired(db, record, 'legal_form', form, dayOf(act.at));
  });
}

/** Offers a retired legal form again. Throws Conflict where it is not retired. */
export function returnLegalForm(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    setRetired(db, record, 'legal_form', findLegalForm(db, slug), null);
  });
}

/** Gives one legal form another's place: its words mean the other from then on. */
export function mergeLegalForm(db: Database, act: Act, slug: string, into: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const form = findLegalForm(db, slug);
    mergeEntry(db, record, 'legal_form', form, legalFormSpellings(db).bySlug(into));
  });
}

/** Takes a legal form apart from the one that it was the same as. Throws Conflict where it is not. */
export function partLegalForm(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    partEntry(db, record, 'legal_form', findLegalForm(db, slug));
  });
}

/** Lets one more word of records mean a legal form. Throws Invalid where another one has the word. */
export function addLegalFormSpelling(db: Database, act: Act, slug: string, spelling: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const form = findLegalForm(db, slug);
    addSpellingTo(db, record, 'legal_form', form, spelling, (word) => findOptionalLegalFormOf(db, word));
  });
}

/** Moves a legal form one place up or down; at the end it stays. */
export function moveLegalForm(db: Database, act: Act, slug: string, step: 'up' | 'down'): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    findLegalForm(db, slug);
    const slugs = listLegalForms(db).map((form) => form.slug);
    const at = slugs.indexOf(slug);
    const to = at + (step === 'up' ? -1 : 1);
    const other = slugs[to];
    if (other === undefined) return;
    slugs[at] = other;
    slugs[to] = slug;
    const set = db.prepare('update legal_forms set position = ? where slug = ?');
    slugs.forEach((one, position) => set.run(position, one));
    const id = idOf(db, 'legal_form', slug);
    record({
      noun: 'legal_form',
      id,
      event: 'legal_form.moved',
      before: { position: at },
      after: { position: to },
      subjects: EVERYTHING,
    });
  });
}
