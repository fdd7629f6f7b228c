import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { slugOf } from '#names/slug.ts';
import { conditionProblems, conditionsOf, inputOf } from './conditions.ts';
import { findScheme } from './queries.ts';
import { firstOverlap, isWithin } from './rules.ts';
import { SchemeInput, VersionInput, type VersionEndInput } from './schemas.ts';

/**
 * Adds a scheme to a programme. Its rules are unknown until a version of them is added.
 *
 * @throws Refused unless an administrator acts; Invalid; Conflict where the programme has a scheme of that name.
 */
export function createScheme(db: Database, act: Act, input: SchemeInput): { slug: string } {
  return change(db, act, (record) => {
    requireAdministrator(act.actor);
    const name = input.name.trim().normalize('NFC');
    const programme = listProgrammes(db).find(({ slug }) => slug === input.programme);
    const problems = shapeProblems(SchemeInput, { ...input, name });
    if (!name) problems.push({ path: '/name', message: 'problem.schemeName' });
    if (!programme) problems.push({ path: '/programme', message: 'problem.programmeUnknown' });
    if (!programme || problems.length > 0) throw new Invalid(tidied(problems));
    const twin = db
      .prepare<{ slug: string }>('select slug from schemes where programme_id = ? and lower(name) = lower(?)')
      .get(programme.id, name);
    if (twin) throw new Conflict('problem.schemeExists', { name }, { scheme: twin.slug });
    const slug = freeSlug(db, `${programme.slug} ${name}`);
    const id = Number(
      db
        .prepare('insert into schemes (programme_id, slug, name, kind) values (?, ?, ?, ?)')
        .run(programme.id, slug, name, input.kind).lastInsertRowid,
    );
    record({
      noun: 'scheme',
      id,
      event: 'scheme.created',
      after: { name, programme: programme.slug, kind: input.kind },
    });
    return { slug };
  });
}

/**
 * Adds a version of a scheme's conditions, in force between days. Versions are kept for ever and never overlap,
 * so that each signing has the rules of its own day.
 *
 * @throws Invalid naming what is wrong, the version that it overlaps included.
 */
export function addVersion(db: Database, act: Act, slug: string, input: VersionInput): number {
  return change(db, act, (record) => {
    requireAdministrator(act.actor);
    const scheme = findScheme(db, slug);
    const period = { inForceFrom: input.inForceFrom || null, inForceUntil: input.inForceUntil || null };
    const shape = shapeProblems(VersionInput, input);
    const problems = [
      ...shape,
      ...periodProblems(period),
      ...(shape.length > 0 ? [] : conditionProblems(input.conditions)),
    ];
    const overlap = problems.length === 0 ? firstOverlap(scheme.versions, period) : undefined;
    if (overlap)
      problems.push({
        path: '/inForceFrom',
        message: 'problem.versionOverlaps',
        values: { from: overlap.inForceFrom ?? '…', until: overlap.inForceUntil ?? '…' },
      });
    if (problems.length > 0) throw new Invalid(tidied(problems));
    const conditions = conditionsOf(input.conditions);
    const id = Number(
      db
        .prepare(
          'insert into scheme_versions (scheme_id, in_force_from, in_force_until, conditions) values (?, ?, ?, ?)',
        )
        .run(scheme.id, period.inForceFrom, period.inForceUntil, JSON.stringify(conditions)).lastInsertRowid,
    );
    record({
      noun: 'scheme',
      id: scheme.id,
      event: 'scheme.version-added',
      after: { ...period, conditions: inputOf(conditions) },
    });
    return id;
  });
}

/**
 * Says until when a version that is in force stays so. Its conditions never change, and its last day never lies
 * before a signing that it ruled.
 *
 * @throws Conflict where it has ended already, or a grant was signed under it on a later day.
 */
export function endVersion(db: Database, act: Act, slug: string, id: number, input: VersionEndInput): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const scheme = findScheme(db, slug);
    const version = scheme.versions.find((one) => one.id === id);
    if (!version) throw new NotFound(`no version ${id} of ${slug}`);
    if (version.inForceUntil !== null)
      throw new Conflict('problem.versionEnded', { date: version.inForceUntil });
    const inForceUntil = input.inForceUntil.trim();
    const problems = periodProblems({ inForceFrom: version.inForceFrom, inForceUntil });
    if (!inForceUntil) problems.push({ path: '/inForceUntil', message: 'problem.dayUnreadable' });
    if (problems.length > 0) throw new Invalid(tidied(problems));
    const later = db
      .prepare<{ reference: string; signedOn: string }>(
        `select reference, signed_on as signedOn from grants where programme_id = ? and scheme_id = ?
           and signed_on > ? and ${uncovered('grant', 'grants.id')} order by signed_on`,
      )
      .all(scheme.programme.id, scheme.id, inForceUntil)
      .find(({ signedOn }) => isWithin(signedOn, version));
    if (later)
      throw new Conflict('problem.versionUsed', { reference: later.reference, date: later.signedOn });
    db.prepare('update scheme_versions set in_force_until = ? where id = ?').run(inForceUntil, id);
    record({
      noun: 'scheme',
      id: scheme.id,
      event: 'scheme.version-ended',
      before: { inForceUntil: null },
      after: { inForceUntil },
    });
  });
}

function periodProblems({
  inForceFrom,
  inForceUntil,
}: {
  inForceFrom: string | null;
  inForceUntil: string | null;
}): Problem[] {
  const problems: Problem[] = [];
  for (const [path, day] of [
    ['/inForceFrom', inForceFrom],
    ['/inForceUntil', inForceUntil],
  ] as const) {
    if (day !== null && day !== '' && !(day.length === 10 && isPartialDate(day)))
      problems.push({ path, message: 'problem.dayUnreadable' });
  }
  if (problems.length === 0 && inForceFrom && inForceUntil && inForceUntil < inForceFrom)
    problems.push({ path: '/inForceUntil', message: 'problem.endBeforeStart' });
  return problems;
}

/** One problem for each field. */
function tidied(problems: Problem[]): Problem[] {
  return problems.filter(
    (problem, place) => problems.findIndex(({ path }) => path === problem.path) === place,
  );
}

function freeSlug(db: Database, name: string): string {
  const wanted = slugOf(name) || 'scheme';
  const isTaken = db.prepare('select 1 from schemes where slug = ?');
  let slug = wanted;
  for (let number = 2; slug === 'new' || isTaken.get(slug) !== undefined; number += 1)
    slug = `${wanted}-${number}`;
  return slug;
}
