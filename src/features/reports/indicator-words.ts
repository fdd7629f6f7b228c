import type { Database } from '#database/connection.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { themeName } from '#features/themes/queries.ts';
import { countryName } from '#language/countries.ts';
import type { Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import type { IndicatorFilter, Measure } from './kinds.ts';
import type { IndicatorFilters } from './rule.ts';

/** Says what a definition counts, in the reader's words: the measure, and by what it is narrowed. */
export function definitionWords(
  db: Database,
  language: Language,
): (definition: { measure: Measure; filters: IndicatorFilters }) => string {
  const t = translatorOf(language);
  const programmes = new Map(listProgrammes(db).map(({ slug, shortName }) => [slug, shortName]));
  const schemes = new Map(
    listSchemes(db).map(({ slug, name, programme }) => [slug, `${name} (${programme})`]),
  );
  const words: Record<IndicatorFilter, (value: string) => string> = {
    programme: (slug) => programmes.get(slug) ?? slug,
    year: (year) => year,
    country: (code) => (/^[A-Z]{2}$/.test(code) ? countryName(code, language) : code),
    theme: (slug) => themeName(db, slug, language),
    scheme: (slug) => schemes.get(slug) ?? slug,
    memberCountries: (number) => t('indicators.ofMembersFrom', { number }),
  };
  return ({ measure, filters }) => {
    const { memberCountries: number, ...others } = filters;
    const isOfCountries = measure === 'coalitions_of_countries' && number !== undefined;
    return [
      isOfCountries ? t('indicators.coalitionsFrom', { number }) : t(`indicator.measure.${measure}`),
      ...Object.entries(isOfCountries ? others : filters).map(([name, value]) =>
        words[name as IndicatorFilter](value),
      ),
    ].join(' · ');
  };
}
