import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences, type Subject } from '#database/history.ts';
import { Conflict, Invalid } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import { tidyInput } from './input.ts';
import { findGrant, type GrantDetail } from './queries.ts';
import { resolveGrant, snapshotOf, type ResolvedGrant } from './resolve.ts';
import type { GrantInput } from './schemas.ts';
import { reindexGrant } from './search-index.ts';
import { insertGrant, mintReference, replaceParts, updateGrant } from './store.ts';

/**
 * Enters a grant. Entered by hand it is planned; a published row that the seed loads has no status unless its
 * source says one. The same import key again answers the grant that is there, so that a repeated press or a
 * second load makes one.
 *
 * @throws Invalid naming everything that is wrong; Refused where programme or lead's country is not the actor's.
 */
export function createGrant(db: Database, act: Act, input: GrantInput): { id: number; reference: string } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const tidy = tidyInput(input);
    const repeated = tidy.importKey === undefined ? undefined : findOptionalByImportKey(db, tidy.importKey);
    if (repeated) return repeated;

    const resolved = resolveGrant(db, act, tidy);
    refuseUnless(act, resolved);
    const status = resolved.status ?? (act.door === 'seed' ? null : 'planned');
    const reference = tidy.reference ?? mintReference(db, resolved.programme);
    const id = insertGrant(db, act, {
      ...resolved,
      status,
      reference,
      isReferenceMinted: tidy.reference === undefined,
    });
    replaceParts(db, id, resolved);
    if (tidy.source) cite(db, 'grant', id, tidy.source);
    reindexGrant(db, id);
    record({
      noun: 'grant',
      id,
      event: 'grant.created',
      after: { reference, ...snapshotOf({ ...resolved, status }) },
      subjects: organisationSubjects(resolved.participants),
    });
    return { id, reference };
  });
}

/**
 * Changes what is recorded of a grant that is not signed: what is absent from the input becomes unknown, but
 * for reference, programme and status, which stay. An edit that changes nothing leaves no trace.
 *
 * @throws NotFound; Conflict where the grant is signed, since an amendment alone changes a signed one; Invalid
 *   and Refused as for a new grant.
 */
export function editGrant(db: Database, act: Act, reference: string, input: GrantInput): void {
  change(db, act, (record) => {
    const grant = findGrant(db, reference);
    requireStaffOf(act.actor, { programmeId: grant.programme.id, country: grant.lead.country });
    if (grant.signing) throw new Conflict('problem.grantSigned', { date: grant.signing.signedOn });

    const resolved = resolveGrant(db, act, tidyInput(input), grant);
    refuseUnless(act, resolved);
    const sources = grant.citations.map(({ address }) => address);
    const before = { ...snapshotOf(storedOf(grant)), sources };
    const after = {
      ...snapshotOf(resolved),
      sources: [...new Set([...sources, ...(resolved.source?.addresses ?? [])])],
    };
    const changed = differences(before, after);
    if (!changed) return;

    updateGrant(db, act, grant.id, resolved);
    replaceParts(db, grant.id, resolved);
    if (resolved.source) cite(db, 'grant', grant.id, resolved.source);
    reindexGrant(db, grant.id);
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.edited',
      ...changed,
      subjects: [
        ...organisationSubjects([grant.lead, ...grant.partners, ...resolved.participants]),
        ...ceremonySubjects(db, grant.id),
      ],
    });
  });
}

/** Staff write in their own programmes and for leads of their own countries; then all that is wrong is named. */
function refuseUnless(act: Act, { programme, participants: [lead], problems }: ResolvedGrant): void {
  if (lead?.role === 'lead') requireStaffOf(act.actor, { programmeId: programme.id, country: lead.country });
  if (problems.length > 0) throw new Invalid(problems);
}

function storedOf(grant: GrantDetail): Parameters<typeof snapshotOf>[0] {
  return { ...grant, participants: [grant.lead, ...grant.partners] };
}

function findOptionalByImportKey(db: Database, key: string): { id: number; reference: string } | undefined {
  return db
    .prepare<{ id: number; reference: string }>('select id, reference from grants where import_key = ?')
    .get(key);
}

function organisationSubjects(participants: { id: number }[]): Subject[] {
  return participants.map(({ id }) => ({ noun: 'organisation', id }));
}

function ceremonySubjects(db: Database, grantId: number): Subject[] {
  return db
    .prepare<{ id: number }>('select ceremony_id as id from ceremony_grants where grant_id = ?')
    .all(grantId)
    .map(({ id }) => ({ noun: 'ceremony', id }));
}
