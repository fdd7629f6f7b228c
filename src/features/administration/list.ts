import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import { roles } from '#features/people/kinds.ts';
import { locales, type Language } from '#language/languages.ts';
import type { ListRequest } from '#lists/definition.ts';
import { looseForms, looseTokens } from '#names/keys.ts';
import { personStates } from './kinds.ts';
import { listPeople, type PersonRow } from './queries.ts';

/** The filters and sorts of the list of people, and the values that a filter has. */
export const peopleShape = {
  facets: { role: roles, state: personStates },
  sorts: { name: true, newest: true },
} as const;
type Facet = keyof typeof peopleShape.facets;

export interface FoundPeople {
  people: PersonRow[];
  total: number;
  /** How many there are without search and filters. */
  all: number;
  first: number;
  next: number | undefined;
  previous: number | undefined;
  /** How many each value would give, its own facet's choice left out. */
  counts: Record<Facet, Map<string, number>>;
  sort: 'name' | 'newest';
}

/**
 * One page of the people. They are thousands at most, and only administrators ask, so that they are looked
 * through in the process; the rows are kept until the next change.
 */
export function findPeople(registry: Database, asked: ListRequest, language: Language): FoundPeople {
  const everyone = keptValue(registry, 'people', () => listPeople(registry));
  const searched = everyone.filter(matcher(asked.q));
  const fits = (person: PersonRow, except?: Facet) =>
    (['role', 'state'] as const).every(
      (facet) => facet === except || isChosen(valuesOf(person, facet), asked.chosen[facet] ?? []),
    );
  const sort = asked.sort === 'newest' ? 'newest' : 'name';
  const matching = searched.filter((person) => fits(person)).toSorted(comparer(sort, language));
  const count = (facet: Facet) => {
    const among = searched.filter((person) => fits(person, facet));
    return new Map(
      peopleShape.facets[facet].map((value) => [
        value as string,
        among.filter((person) => valuesOf(person, facet).includes(value)).length,
      ]),
    );
  };
  return {
    ...pageOf(matching, asked),
    total: matching.length,
    all: everyone.length,
    counts: { role: count('role'), state: count('state') },
    sort,
  };
}

function pageOf(
  people: PersonRow[],
  { after, before, size }: ListRequest,
): Pick<FoundPeople, 'people' | 'first' | 'next' | 'previous'> {
  const place = (id: number | undefined) => people.findIndex((person) => person.id === id);
  const start = before === undefined ? place(after) + 1 : Math.max(0, place(before) - size);
  const page = people.slice(start, start + size);
  return {
    people: page,
    first: page.length === 0 ? 0 : start + 1,
    next: start + size < people.length ? page.at(-1)?.id : undefined,
    previous: start > 0 ? page[0]?.id : undefined,
  };
}

function valuesOf({ roles: held, state }: PersonRow, facet: Facet): string[] {
  return facet === 'state' ? [state] : held.map(({ role }) => role);
}

function isChosen(values: string[], chosen: string[]): boolean {
  return chosen.length === 0 || values.some((value) => chosen.includes(value));
}

/** Every word begins a word of the name or of an organisation's, in any script, or stands in the address. */
function matcher(q: string | undefined): (person: PersonRow) => boolean {
  const text = q?.trim().toLowerCase().slice(0, 200) ?? '';
  if (text === '') return () => true;
  const words = looseTokens(text);
  return ({ email, name, roles: held }) => {
    if (email.includes(text)) return true;
    const forms = [name ?? '', ...held.map(({ organisation }) => organisation?.name ?? '')].flatMap(
      looseForms,
    );
    return (
      words.length > 0 &&
      words.every((word) => word.some((form) => forms.some((known) => known.startsWith(form))))
    );
  };
}

function comparer(
  sort: FoundPeople['sort'],
  language: Language,
): (left: PersonRow, right: PersonRow) => number {
  if (sort === 'newest') return (left, right) => right.id - left.id;
  const collator = new Intl.Collator(locales[language]);
  const key = ({ name, email }: PersonRow) => name ?? email;
  return (left, right) => collator.compare(key(left), key(right)) || left.id - right.id;
}
