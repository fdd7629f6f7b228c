import type { FastifyRequest } from 'fastify';
import type { Problem } from '#errors.ts';
import { fieldsOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { memberCountries } from '#features/coalitions/kinds.ts';
import { readDate } from '#features/coalitions/form.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { translatorOf } from '#language/translate.ts';
import type { IndicatorForm, TypedIndicator } from '#views/reports/indicator-form.ts';
import type { IndicatorRow } from './indicators.ts';
import type { IndicatorInput } from './schemas.ts';

const FIELDS = [
  'programme',
  'objective',
  'name',
  'measure',
  'ofProgramme',
  'year',
  'country',
  'theme',
  'scheme',
  'memberCountries',
  'baseline',
  'baselineOn',
  'target',
  'targetOn',
  'isExample',
] as const;

export function readIndicatorForm(body: FormBody): { typed: TypedIndicator; input: IndicatorInput } {
  const typed = fieldsOf(body, FIELDS);
  return { typed, input: inputOf(typed) };
}

/** Blank is left out; what is no number stays what it is, for the command to refuse. */
function inputOf(typed: TypedIndicator): IndicatorInput {
  // Signs between thousands are left out; “3,5” is no whole number and must not become 35.
  const number = (text: string) =>
    text === ''
      ? undefined
      : Number(/^\d{1,3}(?:[\s.,]\d{3})+$/.test(text) ? text.replaceAll(/[\s.,]/g, '') : text);
  return {
    programme: typed.programme,
    objective: number(typed.objective),
    name: typed.name,
    measure: typed.measure,
    ofProgramme: typed.ofProgramme || undefined,
    year: typed.year || undefined,
    country: typed.country || undefined,
    theme: typed.theme || undefined,
    scheme: typed.scheme || undefined,
    memberCountries: typed.memberCountries || undefined,
    baseline: number(typed.baseline),
    baselineOn: readDate(typed.baselineOn),
    target: number(typed.target),
    targetOn: readDate(typed.targetOn),
    isExample: typed.isExample ? true : undefined,
  };
}

/** An indicator as it would be typed, to be edited. */
export function typedIndicator(row: IndicatorRow): TypedIndicator {
  const { filters } = row;
  return {
    programme: row.programme,
    objective: row.objective ? String(row.objective.number) : '',
    name: row.name,
    measure: row.measure,
    ofProgramme: filters.programme ?? '',
    year: filters.year ?? '',
    country: filters.country ?? '',
    theme: filters.theme ?? '',
    scheme: filters.scheme ?? '',
    memberCountries: filters.memberCountries ?? '',
    baseline: row.baseline === null ? '' : String(row.baseline),
    baselineOn: row.baselineOn ?? '',
    target: row.target === null ? '' : String(row.target),
    targetOn: row.targetOn ?? '',
    isExample: row.isExample ? 'yes' : '',
  };
}

/** Every objective of every programme, with what its programme is called. */
export function objectivesOf({ db }: FastifyRequest): IndicatorForm['objectives'] {
  return db
    .prepare<IndicatorForm['objectives'][number]>(
      `select programmes.slug as programme, programmes.short_name as programmeName, number, text from objectives
       join programmes on programmes.id = objectives.programme_id order by programmes.id, number`,
    )
    .all();
}

export function indicatorFormOf(
  request: FastifyRequest,
  edited: IndicatorForm['edited'],
  typed: Partial<TypedIndicator>,
  problems: Problem[] = [],
): IndicatorForm {
  const { db, language } = request;
  return {
    edited,
    typed,
    problems,
    objectives: objectivesOf(request),
    programmes: listProgrammes(db).map(({ slug, shortName }) => ({ value: slug, label: shortName })),
    countries: sixCountries.map((code) => ({ value: code, label: countryName(code, language) })),
    themes: listThemes(db).map(({ slug }) => ({ value: slug, label: themeName(db, slug, language) })),
    memberCountries: memberCountries.map((value) => ({
      value,
      label: translatorOf(language)('coalitions.countriesOrMore', { number: value }),
    })),
    schemes: listSchemes(db).map(({ slug, name, programme }) => ({
      value: slug,
      label: `${name} (${programme})`,
    })),
  };
}
