import type { FastifyRequest } from 'fastify';
import { isCountry } from '#features/organisations/countries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { countryName } from '#language/countries.ts';

/**
 * Says the values of the facets that the lists around coalitions share: countries, themes and coalitions by
 * their names. What else there is, `other` says; what it does not know stands as it is.
 */
export function sharedLabels(
  request: FastifyRequest,
  other: (facet: string, value: string) => string | undefined,
): (facet: string, value: string) => string {
  const { db, language } = request;
  const coalitions = new Map(
    db
      .prepare<{ slug: string; name: string; acronym: string | null }>(
        'select slug, name, acronym from coalitions',
      )
      .all()
      .map(({ slug, name, acronym }) => [slug, name.length > 40 && acronym ? acronym : name]),
  );
  return (facet, value) => {
    if (['country', 'origin', 'carried', 'adopted'].includes(facet))
      return isCountry(value) ? countryName(value, language) : value;
    if (facet === 'theme') return themeName(db, value, language);
    if (facet === 'coalition') return coalitions.get(value) ?? value;
    return other(facet, value) ?? value;
  };
}

/** The themes in their order, for facets. */
export function themeSlugs({ db }: FastifyRequest): string[] {
  return listThemes(db).map(({ slug }) => slug);
}

/** Years of a facet, the latest first. */
export function yearsOf(values: readonly { value: string }[] | undefined): string[] {
  return (values ?? [])
    .map(({ value }) => value)
    .filter((value) => /^\d{4}$/.test(value))
    .toSorted()
    .toReversed();
}
