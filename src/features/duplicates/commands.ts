import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import { reindexGrantsOf } from '#features/grants/search-index.ts';
import { findOptionalSameName } from '#features/organisations/look-alikes.ts';
import { namesOf } from '#features/organisations/names.ts';
import { findOptionalStored, storedFacts } from '#features/organisations/queries.ts';
import { organisationProblems, tidyInput } from '#features/organisations/rules.ts';
import { appendName, reindexStored } from '#features/organisations/stored.ts';
import { subjectsOf } from '#features/organisations/subjects.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaffOfPair } from './access.ts';
import { findCandidates, soughtOfStored } from './candidates.ts';
import { keepPairs, orderedIds } from './pairs.ts';
import { findPair } from './queries.ts';
import type { NameInput } from './schemas.ts';

/**
 * Remembers that two organisations are not the same. Saying it again changes nothing.
 *
 * @throws Refused for who is not staff of the country of one of them; NotFound.
 */
export function tellApart(db: Database, act: Act, firstSlug: string, secondSlug: string): void {
  change(db, act, (record) => {
    const { first, second, reasons, isClaimed, toldApartAt } = findPair(db, firstSlug, secondSlug);
    requireStaffOfPair(act.actor, first, second);
    if (toldApartAt !== null) return;
    const [one, other] = orderedIds(first.id, second.id);
    const at = act.at.toISOString();
    db.prepare(
      `insert into duplicate_pairs
         (first_id, second_id, is_claimed, reasons, found_at, told_apart_at, told_apart_by) values (?, ?, ?, ?, ?, ?, ?)
       on conflict do update set told_apart_at = excluded.told_apart_at, told_apart_by = excluded.told_apart_by`,
    ).run(one, other, isClaimed ? 1 : 0, JSON.stringify(reasons), at, at, act.actor.publicId ?? null);
    record({
      noun: 'organisation',
      id: first.id,
      event: 'organisation.told-apart',
      after: { organisation: second.slug },
      subjects: [{ noun: 'organisation', id: second.id }],
    });
  });
}

/**
 * Takes back that two are not the same: the pair waits for a person again.
 *
 * @throws Refused; NotFound; Conflict where nobody told them apart.
 */
export function takeBackTellingApart(db: Database, act: Act, firstSlug: string, secondSlug: string): void {
  change(db, act, (record) => {
    const { first, second, toldApartAt } = findPair(db, firstSlug, secondSlug);
    requireStaffOfPair(act.actor, first, second);
    if (toldApartAt === null) throw new Conflict('problem.notToldApart');
    db.prepare(
      `update duplicate_pairs set told_apart_at = null, told_apart_by = null where first_id = ? and second_id = ?`,
    ).run(...orderedIds(first.id, second.id));
    record({
      noun: 'organisation',
      id: first.id,
      event: 'organisation.telling-apart-taken-back',
      after: { organisation: second.slug },
      subjects: [{ noun: 'organisation', id: second.id }],
    });
  });
}

/**
 * Adds one more name by which an organisation is found; one that it has already changes nothing.
 *
 * @throws Refused for who is not staff of its country; NotFound; Invalid where it is no name, or another organisation of that
 *   country has it.
 */
export function addName(db: Database, act: Act, slug: string, input: NameInput): { slug: string } {
  return change(db, act, (record) => {
    const stored = findOptionalStored(db, slug);
    if (!stored || stored.status === 'merged') throw new NotFound(`no organisation ${slug}`);
    requireStaffOf(act.actor, { programmeId: null, country: stored.country }, 'problem.otherCountryRecord');
    const { id } = stored;
    const tidy = tidyInput({ name: input.name, kind: stored.kind, nameLanguage: input.language });
    const [row] = tidy.name ? namesOf(tidy) : [];
    const problems = organisationProblems(tidy, act.at.toISOString().slice(0, 10));
    if (!row || problems.length > 0) throw new Invalid(problems);
    const same = findOptionalSameName(db, [row], stored.country, id);
    if (same)
      throw new Invalid([{ path: '/name', message: 'problem.organisationExists', values: { ...same } }]);

    const before = storedFacts(db, id);
    if (!appendName(db, id, { ...row, kind: input.kind ?? 'other' })) return { slug: stored.slug };
    reindexStored(db, id);
    reindexGrantsOf(db, id);
    db.prepare('update organisations set updated_at = ? where id = ?').run(act.at.toISOString(), id);
    keepPairs(db, act, id, findCandidates(db, soughtOfStored(db, id)));
    record({
      noun: 'organisation',
      id,
      event: 'organisation.edited',
      before: { names: before['names'] },
      after: { names: storedFacts(db, id)['names'] },
      subjects: subjectsOf(db, id),
    });
    return { slug: stored.slug };
  });
}
