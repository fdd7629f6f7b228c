import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import { isStaff } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { paths } from '#paths.ts';
import {
  indicatorFormPage,
  indicatorsPage,
  type IndicatorForm,
  type TypedIndicator,
} from '#views/reports/indicators.ts';
import { createIndicator, retireIndicator } from './commands.ts';
import { listIndicators } from './indicators.ts';
import type { IndicatorInput } from './schemas.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
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
  'baseline',
  'baselineOn',
  'target',
  'targetOn',
  'isExample',
] as const;

/** Indicators with their present values, and the form by which staff define one. */
export function indicatorRoutes(app: App): void {
  app.get(paths.indicators(), { config: { access: 'public' } }, async (request, reply) => {
    const reader = { language: request.language, isStaff: isStaff(request.actor) };
    return reply.page(
      indicatorsPage(request.ui(), {
        indicators: listIndicators(request.db, reader),
        objectives: objectivesOf(request),
      }),
    );
  });

  app.get(
    `${paths.indicators()}/new`,
    { config: { access: 'staff', isKept: false } },
    async (request, reply) => reply.page(indicatorFormPage(request.ui(), formOf(request, {}))),
  );

  app.post(
    paths.indicators(),
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) => {
      const typed = fieldsOf(request.body, FIELDS);
      try {
        createIndicator(request.db, request.act(), inputOf(typed));
        return reply.redirect(paths.indicators(), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return reply.code(422).page(indicatorFormPage(request.ui(), formOf(request, typed, error.problems)));
      }
    },
  );

  app.post(
    '/reports/indicators/:slug/retirement',
    { config: { access: 'staff' }, schema: { params: Slug } },
    async (request, reply) => {
      retireIndicator(request.db, request.act(), request.params.slug);
      return reply.redirect(paths.indicators(), 303);
    },
  );
}

/** Blank is left out; what is no number stays what it is, for the command to refuse. */
function inputOf(typed: TypedIndicator): IndicatorInput {
  const number = (text: string) => (text === '' ? undefined : Number(text.replaceAll(/[\s.,]/g, '')));
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
    baseline: number(typed.baseline),
    baselineOn: readDate(typed.baselineOn),
    target: number(typed.target),
    targetOn: readDate(typed.targetOn),
    isExample: typed.isExample ? true : undefined,
  };
}

function objectivesOf({ db }: FastifyRequest): IndicatorForm['objectives'] {
  return db
    .prepare<IndicatorForm['objectives'][number]>(
      `select programmes.slug as programme, programmes.short_name as programmeName, number, text from objectives
       join programmes on programmes.id = objectives.programme_id order by programmes.id, number`,
    )
    .all();
}

function formOf(
  request: FastifyRequest,
  typed: Partial<TypedIndicator>,
  problems: Problem[] = [],
): IndicatorForm {
  const { db, language } = request;
  return {
    typed,
    problems,
    objectives: objectivesOf(request),
    programmes: listProgrammes(db).map(({ slug, shortName }) => ({ value: slug, label: shortName })),
    countries: sixCountries.map((code) => ({ value: code, label: countryName(code, language) })),
    themes: listThemes(db).map(({ slug }) => ({ value: slug, label: themeName(db, slug, language) })),
    schemes: listSchemes(db).map(({ slug, name, programme }) => ({
      value: slug,
      label: `${name} (${programme})`,
    })),
  };
}
