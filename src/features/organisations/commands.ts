import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { NotFound } from '#errors.ts';
import { findCandidates, soughtOf } from '#features/duplicates/candidates.ts';
import { keepPairs, tellAllApart } from '#features/duplicates/pairs.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import { alikeProblems, applyEdit, problemsOf, refuse } from './edit.ts';
import { namesOf } from './names.ts';
import { findOptionalStored, storedFacts } from './queries.ts';
import { tidyInput } from './rules.ts';
import type { OrganisationInput } from './schemas.ts';
import {
  insertOrganisation,
  missionsOf,
  newSlug,
  reindexOrganisation,
  replaceNames,
  replaceThemes,
} from './stored.ts';

/** No record is left out of the search for records that look alike. */
const NONE = 0;

/**
 * Adds an organisation.
 *
 * @returns its id and the slug by which it is addressed.
 * @throws Refused for who is not staff; Invalid naming every problem, among them `problem.organisationExists` at
 *   /name where one of this very name is in that country (values `slug` and `name`), and `problem.looksAlike`
 *   at /isAnother where records look alike and nobody said that this is another one.
 */
export function createOrganisation(
  db: Database,
  act: Act,
  input: OrganisationInput,
): { id: number; slug: string } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const tidy = tidyInput(input);
    const names = tidy.name ? namesOf(tidy) : [];
    refuse(problemsOf(db, act, tidy, names, NONE));
    const candidates = findCandidates(db, soughtOf(tidy));
    if (!tidy.isAnother) refuse(alikeProblems(candidates));

    const slug = newSlug(db, tidy.name);
    const id = insertOrganisation(db, act, slug, tidy);
    replaceNames(db, id, names);
    replaceThemes(db, id, tidy.themes ?? []);
    reindexOrganisation(db, id, names, missionsOf(tidy, {}));
    if (tidy.source) cite(db, 'organisation', id, tidy.source);
    record({
      noun: 'organisation',
      id,
      event: 'organisation.created',
      after: { slug, ...storedFacts(db, id) },
    });
    keepPairs(db, act, id, candidates);
    if (tidy.isAnother && act.door !== 'seed') tellAllApart(db, act, id, candidates, record);
    return { id, slug };
  });
}

/**
 * Puts an organisation's facts right: the whole input, in which what is absent becomes unknown. The slug stays,
 * so that its address does. An edit that changes nothing leaves no trace.
 *
 * @throws NotFound; Refused for who is neither a member of it nor staff of its country; Invalid naming every
 *   problem, as for a new one.
 */
export function editOrganisation(
  db: Database,
  act: Act,
  slug: string,
  input: OrganisationInput,
): { id: number; slug: string } {
  return change(db, act, (record) => {
    const stored = findOptionalStored(db, slug);
    if (!stored || stored.status === 'merged') throw new NotFound(`no organisation ${slug}`);
    // What its own members change goes another way, for some of it waits for staff.
    requireStaffOf(act.actor, { programmeId: null, country: stored.country }, 'problem.otherCountryRecord');
    applyEdit(db, act, record, stored, tidyInput(input), 'organisation.edited');
    return { id: stored.id, slug: stored.slug };
  });
}
