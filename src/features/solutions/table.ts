import { coalitions } from '#features/coalitions/table.ts';
import { sessions } from '#features/events/table.ts';
import { organisations } from '#features/organisations/table.ts';
import { themes } from '#features/themes/table.ts';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from '#database/drizzle.ts';
import { diffusionSteps as stepWords } from './kinds.ts';

/** A way of solving a regional problem: what it is, and where it works. */
export const solutions = sqliteTable(
  'solutions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    themeId: integer('theme_id').references(() => themes.id),
    problem: text('problem'),
    whatWorks: text('what_works').notNull(),
    /** May lie outside the six; null where not published. */
    originCountry: text('origin_country'),
    originSince: text('origin_since'),
    originOrganisationId: integer('origin_organisation_id').references(() => organisations.id),
    /** What is said for its working, in the source's sense. */
    evidenceText: text('evidence_text'),
    /** The session at which it was proposed. */
    sessionId: integer('session_id').references(() => sessions.id),
    note: text('note'),
    importKey: text('import_key'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [uniqueIndex('solutions_import_key').on(table.importKey)],
);

/** A step that a country took with a solution; the history of its diffusion, of which the last one stands. */
export const diffusionSteps = sqliteTable(
  'diffusion_steps',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    solutionId: integer('solution_id')
      .notNull()
      .references(() => solutions.id),
    country: text('country').notNull(),
    /** Where it holds in a part of the country only: which; such a step never counts as the country's. */
    part: text('part'),
    step: text('step', { enum: stepWords }).notNull(),
    /** As precise as known; null where not published. */
    takenOn: text('taken_on'),
    /** Why it was dropped. */
    reason: text('reason'),
    note: text('note'),
    importKey: text('import_key'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    index('diffusion_steps_solution').on(table.solutionId, table.country),
    uniqueIndex('diffusion_steps_import_key').on(table.importKey),
  ],
);

/** Who carries it there, as printed, and the record where it is one of the registry's. */
export const diffusionCarriers = sqliteTable(
  'diffusion_carriers',
  {
    diffusionStepId: integer('diffusion_step_id')
      .notNull()
      .references(() => diffusionSteps.id),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    organisationId: integer('organisation_id').references(() => organisations.id),
    coalitionId: integer('coalition_id').references(() => coalitions.id),
  },
  (table) => [primaryKey({ columns: [table.diffusionStepId, table.position] })],
);
