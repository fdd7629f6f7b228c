/** What an indicator can count: rules that the registry computes from its own lists. */
export const measures = [
  'grants',
  'grants_across_countries',
  'organisations_in_grants',
  'organisations_in_regional_grants',
  'country_pairs',
  'coalitions',
  'regional_coalitions',
  'coalitions_of_countries',
  'actions',
  'outcomes_on_the_agenda',
  'outcomes_adopted',
  'outcomes_implemented',
  'outcomes_with_contribution',
  'solutions',
  'solutions_adopted',
] as const;
export type Measure = (typeof measures)[number];

/** By what the records of a measure can be narrowed; the last is from how many countries a coalition's members are. */
export const indicatorFilters = [
  'programme',
  'year',
  'country',
  'theme',
  'scheme',
  'memberCountries',
] as const;
export type IndicatorFilter = (typeof indicatorFilters)[number];

/** Why a reading was kept: at the definition, by the old and by the new one where it changed, at its end, or asked for. */
export const readingReasons = ['defined', 'closing', 'edited', 'retired', 'asked'] as const;
export type ReadingReason = (typeof readingReasons)[number];
