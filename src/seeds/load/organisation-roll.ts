import type { SourceInput } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { createOrganisation } from '#features/organisations/commands.ts';
import type { OrganisationKind, OrganisationScope } from '#features/organisations/kinds.ts';
import type { Act } from '#features/people/actor.ts';
import { exactKey } from '#names/keys.ts';
import { cite } from '#database/citations.ts';

export interface PrintedName {
  name: string;
  country?: string | undefined;
  acronym?: string | undefined;
  language?: string | undefined;
  nameEnglish?: string | undefined;
  otherNames?: { name: string; language?: string | undefined; kind?: 'registered' | 'former' | undefined }[];
  kind?: OrganisationKind;
  scope?: OrganisationScope | undefined;
  website?: string | undefined;
  source: SourceInput;
}

/**
 * The organisations met while loading. An equal exact key and an equal country make one organisation;
 * everything else stays apart, for a person to decide.
 */
export class OrganisationRoll {
  readonly #db: Database;
  readonly #act: Act;

  constructor(db: Database, act: Act) {
    this.#db = db;
    this.#act = act;
  }

  idOf(printed: PrintedName): number {
    return this.#find(printed).id;
  }

  slugOf(printed: PrintedName): string {
    return this.#find(printed).slug;
  }

  #find(printed: PrintedName): { id: number; slug: string } {
    const known = this.#db
      .prepare<{ id: number; slug: string }>(
        `select organisations.id, organisations.slug from organisation_names names
         join organisations on organisations.id = names.organisation_id
         where names.exact_key = ? and names.kind <> 'acronym' and organisations.country is ?`,
      )
      .get(exactKey(printed.name), printed.country ?? null);
    if (known) {
      cite(this.#db, 'organisation', known.id, withoutNote(printed.source));
      return known;
    }
    return createOrganisation(this.#db, this.#act, {
      name: printed.name,
      nameKind: 'printed',
      kind: printed.kind ?? kindIn(printed.country),
      isAnother: true,
      ...(printed.language ? { nameLanguage: printed.language } : {}),
      ...(printed.country ? { country: printed.country } : {}),
      ...(printed.acronym ? { acronym: printed.acronym } : {}),
      ...(printed.nameEnglish ? { nameEnglish: printed.nameEnglish } : {}),
      ...(printed.otherNames
        ? {
            otherNames: printed.otherNames.map(({ name, language, kind }) => ({
              name,
              kind: kind ?? ('other' as const),
              ...(language ? { language } : {}),
            })),
          }
        : {}),
      ...(printed.scope ? { scope: printed.scope } : {}),
      ...(printed.website ? { website: printed.website } : {}),
      source: withoutNote(printed.source),
    });
  }
}

/** The rows print civil society organisations; those of other countries are foreign ones. */
function kindIn(country: string | undefined): OrganisationKind {
  const isOfTheSix = country !== undefined && ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'].includes(country);
  return country === undefined || isOfTheSix ? 'cso' : 'foreign_cso';
}

/** A row's note speaks of the grant or the membership, not of the organisation. */
function withoutNote({
  note: _,
  readOn,
  ...source
}: SourceInput): Omit<SourceInput, 'note' | 'readOn'> & { readOn?: string } {
  return { ...source, ...(readOn === undefined ? {} : { readOn }) };
}
