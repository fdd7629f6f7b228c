import type { SourceInput } from '#database/citations.ts';
import type { Problem } from '#errors.ts';
import { organisationProblems, tidyInput } from '#features/organisations/rules.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { exactKey } from '#names/keys.ts';
import { acronymOf } from '#seeds/read/printed-organisation.ts';
import { candidatesFor, type Candidate } from './candidates.ts';
import { organisationKey } from './organisation.ts';
import type { OrganisationRef, PlanContext, StagedRow } from './staged.ts';
import { kindIn } from './words.ts';

/**
 * The organisations that a grant's row names: those that are recorded by this very name in this country, and new
 * ones, each once in a file. One that only looks like another comes as its own record, with a word of warning.
 */
export class BroughtAlong {
  readonly #context: PlanContext;
  readonly #row: number;
  readonly #source: SourceInput | undefined;
  readonly #new: { key: string; input: OrganisationInput; alike: Candidate[]; problems: Problem[] }[] = [];

  constructor(context: PlanContext, row: number, source: SourceInput | undefined) {
    this.#context = context;
    this.#row = row;
    this.#source = source;
  }

  refer(name: string, country: string | undefined): OrganisationRef {
    const own = { name, country: country ?? null };
    const id = this.#findId(name, country);
    if (id !== undefined) return { id, ...own };
    const key = organisationKey(name, country);
    const isKnown =
      this.#context.seen.has(`organisation ${key}`) || this.#new.some((other) => other.key === key);
    if (!isKnown && name !== '') this.#add(key, name, country);
    return { key, ...own };
  }

  /** The rows of the new ones; asked for once the grant itself is taken. */
  rows(): StagedRow[] {
    return this.#new.map(({ key, input, alike, problems }, place) => {
      this.#context.seen.set(`organisation ${key}`, this.#row);
      return {
        row: this.#row,
        part: place + 1,
        noun: 'organisation',
        outcome: 'new',
        key,
        label: input.name,
        language: null,
        country: input.country ?? null,
        recordId: null,
        shownStatus: null,
        plan: { organisation: input, changes: [], problems, warnings: [], alike },
      };
    });
  }

  warnings(): Problem[] {
    const added = this.#new.map(({ input }): Problem => ({
      path: '/lead',
      message: 'import.warning.added',
      values: { name: input.name },
    }));
    const alike = this.#new.flatMap(({ input, alike: others }) =>
      others.slice(0, 1).map((other): Problem => ({
        path: '/lead',
        message: 'import.warning.alike',
        values: { name: input.name, other: other.name },
      })),
    );
    return [...added, ...alike];
  }

  #add(key: string, name: string, country: string | undefined): void {
    const acronym = acronymOf(name);
    const input = tidyInput({
      name,
      nameKind: 'printed',
      kind: kindIn(country),
      ...(country ? { country } : {}),
      ...(acronym ? { acronym } : {}),
      ...(this.#source ? { source: { ...this.#source, note: undefined } } : {}),
    });
    this.#new.push({
      key,
      input,
      alike: candidatesFor(this.#context.db, input),
      problems: organisationProblems(input, this.#context.today),
    });
  }

  #findId(name: string, country: string | undefined): number | undefined {
    return this.#context.db
      .prepare<{ id: number }>(
        `select organisations.id from organisation_names names
         join organisations on organisations.id = names.organisation_id
         where names.exact_key = ? and names.kind <> 'acronym' and organisations.country is ?
           and ${LISTED}`,
      )
      .get(exactKey(name), country ?? null)?.id;
  }
}
