import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { listThemes } from '#features/themes/queries.ts';
import { countryPlace, sixCountries } from '#language/countries.ts';
import { NOT_PUBLISHED } from '#lists/list-index.ts';
import { countRows, findRows, type Counted, type Reader } from './counting.ts';
import { measures, type Measure } from './kinds.ts';
import { ruleOf, type IndicatorFilters, type Rule } from './rule.ts';

/** An indicator as staff defined it, with what the registry counts for it now. */
export interface IndicatorRow {
  id: number;
  slug: string;
  name: string;
  programme: string;
  programmeId: number;
  /** Number and text of the objective; null where it stands under none. */
  objective: { number: number; text: string } | null;
  measure: Measure;
  filters: IndicatorFilters;
  baseline: number | null;
  baselineOn: string | null;
  target: number | null;
  targetOn: string | null;
  isExample: boolean;
  /** Of its definition: which one it is, and since when. */
  version: number;
  since: string;
  /** Null while it is in use. */
  retiredAt: string | null;
  value: Counted;
  /** The same by country and by theme, `none` where it is not published, if the list knows them and the rule chooses none. */
  byCountry: { country: string; counted: Counted }[];
  byTheme: { theme: string; counted: Counted }[];
}

interface Stored extends Omit<
  IndicatorRow,
  'objective' | 'filters' | 'isExample' | 'value' | 'byCountry' | 'byTheme'
> {
  objectiveNumber: number | null;
  objectiveText: string;
  filters: string;
  isExample: number;
}

const SELECT = `select indicators.id, indicators.slug, indicators.name, programmes.slug as programme,
    programmes.id as programmeId, objectives.number as objectiveNumber, objectives.text as objectiveText, measure,
    filters, baseline, baseline_on as baselineOn, target, target_on as targetOn, is_example as isExample, version,
    retired_at as retiredAt, coalesce((select min(taken_at) from indicator_readings
      where indicator_id = indicators.id and version = indicators.version), indicators.created_at) as since
  from indicators join programmes on programmes.id = indicators.programme_id
  left join objectives on objectives.id = indicators.objective_id`;

/** Every indicator in use with its present value, by programme and objective. */
export function listIndicators(db: Database, reader: Reader): IndicatorRow[] {
  return db
    .prepare<Stored>(
      `${SELECT} where retired_at is null
       order by indicators.programme_id, objectives.number is null, objectives.number, indicators.id`,
    )
    .all()
    .filter(({ measure }) => measures.includes(measure))
    .map((row) => indicatorOf(db, row, reader));
}

/** Those out of use, the last first; what they were stays on their pages. */
export function listRetired(db: Database): { slug: string; name: string; retiredAt: string }[] {
  return db
    .prepare<{ slug: string; name: string; retiredAt: string }>(
      'select slug, name, retired_at as retiredAt from indicators where retired_at is not null order by retired_at desc',
    )
    .all();
}

/** One indicator, out of use or not. @throws NotFound */
export function findIndicator(db: Database, slug: string, reader: Reader): IndicatorRow {
  const row = db.prepare<Stored>(`${SELECT} where indicators.slug = ?`).get(slug);
  if (!row) throw new NotFound(`no indicator ${slug}`);
  return indicatorOf(db, row, reader);
}

function indicatorOf(db: Database, row: Stored, reader: Reader): IndicatorRow {
  const { objectiveNumber, objectiveText, filters: text, isExample, ...own } = row;
  const filters = JSON.parse(text) as IndicatorFilters;
  const { list, chosen } = ruleOf(db, row.measure, filters);
  const values = valuesIn(db, { list, chosen }, reader);
  const by = (facet: 'country' | 'theme') =>
    filters[facet] === undefined
      ? values(facet)
          .map((value) => ({ value, counted: countRows(db, list, { ...chosen, [facet]: [value] }, reader) }))
          .filter(({ counted }) => counted.count > 0)
      : [];
  return {
    ...own,
    objective: objectiveNumber === null ? null : { number: objectiveNumber, text: objectiveText },
    filters,
    isExample: isExample === 1,
    value: countRows(db, list, chosen, reader),
    byCountry: by('country').map(({ value, counted }) => ({ country: value, counted })),
    byTheme: by('theme').map(({ value, counted }) => ({ theme: value, counted })),
  };
}

/** The countries and the themes that some of the rows may be of, in their fixed order; what is not published is last. */
function valuesIn(
  db: Database,
  { list, chosen }: Rule,
  reader: Reader,
): (facet: 'country' | 'theme') => readonly string[] {
  if (list === 'pairs')
    return (facet) => (facet === 'country' ? sixCountries : listThemes(db).map(({ slug }) => slug));
  const { facets } = findRows(db, list, chosen, reader);
  const themes = listThemes(db).map(({ slug }) => slug);
  const place = {
    country: (value: string) => countryPlace(value === NOT_PUBLISHED ? null : value),
    theme: (value: string) => (value === NOT_PUBLISHED ? themes.length : themes.indexOf(value)),
  };
  return (facet) =>
    (facets[facet] ?? [])
      .filter(({ count }) => count > 0)
      .map(({ value }) => value)
      .toSorted((a, b) => place[facet](a) - place[facet](b) || (a < b ? -1 : 1));
}
