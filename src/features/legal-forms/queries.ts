import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import { NotFound } from '#errors.ts';
import { nameIn, type KeptEntry } from '#features/kept-lists/kinds.ts';
import { keptSpellings, type Spellings } from '#features/kept-lists/spellings.ts';
import { countUses, type KeptUses } from '#features/kept-lists/uses.ts';
import { LISTED } from '#features/organisations/listed.ts';
import type { Language } from '#language/languages.ts';
import { scriptKey } from '#names/keys.ts';

export type LegalForm = KeptEntry;

type Row = Omit<LegalForm, 'names' | 'spellings'> & { names: string; spellings: string };

/** Legal forms go by no scope: a word of any register means one form. */
const ANYWHERE = '';

/** Every legal form in its order, those that are retired or the same as another included. */
export function listLegalForms(db: Database): LegalForm[] {
  return keptValue(db, 'legal forms', () =>
    db
      .prepare<Row>(
        `select forms.slug, forms.names, forms.spellings, forms.retired_on as retiredOn, other.slug as mergedInto
         from legal_forms forms left join legal_forms other on other.id = forms.merged_into_id
         order by forms.position, forms.id`,
      )
      .all()
      .map((row) => ({
        ...row,
        names: JSON.parse(row.names) as Record<string, string>,
        spellings: JSON.parse(row.spellings) as string[],
      })),
  );
}

export function legalFormSpellings(db: Database): Spellings<LegalForm> {
  return keptSpellings(
    db,
    'legal forms',
    () => listLegalForms(db),
    () => ANYWHERE,
  );
}

/** A legal form by its slug. Throws NotFound. */
export function findLegalForm(db: Database, slug: string): LegalForm {
  const found = legalFormSpellings(db).bySlug(slug);
  if (!found) throw new NotFound(`no legal form ${slug}`);
  return found;
}

/** The form that a record's words mean, in any script and spelling; undefined for words that are not in the list. */
export function findOptionalLegalFormOf(
  db: Database,
  words: string | null | undefined,
): LegalForm | undefined {
  return words ? legalFormSpellings(db).find(ANYWHERE, words) : undefined;
}

/** Whether two words name one legal form: in either script, or in any two languages of the list. */
export function isSameLegalForm(db: Database, left: string, right: string): boolean {
  if (scriptKey(left) === scriptKey(right)) return true;
  const form = findOptionalLegalFormOf(db, left);
  return form !== undefined && form === findOptionalLegalFormOf(db, right);
}

/** How the filter by legal form counts a record: under the slug of the form that it means, else under its own words. */
export function legalFormGroup(db: Database): (words: string) => string {
  const spellings = legalFormSpellings(db);
  return (words) => spellings.find(ANYWHERE, words)?.slug ?? words;
}

/** A value of the filter by legal form as its reader reads it. */
export function legalFormLabel(db: Database, value: string, language: Language): string {
  const spellings = legalFormSpellings(db);
  const form = spellings.bySlug(value) ?? spellings.find(ANYWHERE, value);
  return form ? nameIn(form, language) : value;
}

/** The names of the forms that a form offers, in their order; retired and merged ones are left out. */
export function offeredLegalForms(db: Database, language: Language): string[] {
  return listLegalForms(db)
    .filter(({ retiredOn, mergedInto }) => retiredOn === null && mergedInto === null)
    .map((form) => nameIn(form, language));
}

/** Which forms the organisations' records mean, and the words of theirs that mean none. */
export function legalFormUses(db: Database): KeptUses {
  const spellings = legalFormSpellings(db);
  const rows = db
    .prepare<{ country: null; words: string; organisations: number }>(
      `select null as country, legal_form as words, count(*) as organisations from organisations
       where legal_form is not null and ${LISTED} group by legal_form`,
    )
    .all();
  return countUses(rows, ({ words }) => spellings.find(ANYWHERE, words)?.slug);
}
