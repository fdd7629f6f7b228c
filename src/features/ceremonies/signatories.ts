import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { keepPersonal, personalOf } from '#database/personal.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import type { SignatoriesInput } from './schemas.ts';
import { listedGrants, storedCeremony, type ListableGrant } from './stored.ts';

/** Who is to sign a grant of the list, as typed beforehand; empty where it is not known. */
export interface Prepared {
  granteeSignatory: string;
  /** For this grant, else for the whole ceremony. */
  programmeSignatory: string;
  /** What staff saw where a rule of the scheme cannot be told. */
  seenReason: string;
}

/** Who is to sign at a ceremony: for the programme in general, and for each grant of the list by its id. */
export function preparedAt(
  db: Database,
  ceremonyId: number,
): { programmeSignatory: string; grants: Map<number, Prepared> } {
  const rows = db
    .prepare<{ id: number; seenReason: string | null }>(
      'select grant_id as id, seen_reason as seenReason from ceremony_grants where ceremony_id = ?',
    )
    .all(ceremonyId);
  const own = personalOf(
    db,
    'grant',
    rows.map(({ id }) => id),
  );
  const programmeSignatory =
    personalOf(db, 'ceremony', [ceremonyId]).get(`${ceremonyId} programme_signatory`) ?? '';
  return {
    programmeSignatory,
    grants: new Map(
      rows.map(({ id, seenReason }) => [
        id,
        {
          granteeSignatory: own.get(`${id} grantee_signatory`) ?? '',
          programmeSignatory: own.get(`${id} programme_signatory`) ?? programmeSignatory,
          seenReason: seenReason ?? '',
        },
      ]),
    ),
  };
}

/**
 * Keeps who is to sign, typed before the day: for the programme, and for the grants that are named. Persons'
 * names stand apart; history holds a hash of them. What does not change leaves no trace.
 *
 * @throws Invalid for a grant that is not on the list; Conflict where the ceremony is closed or the grant is
 *   signed there; Refused where the lead's country is not the actor's.
 */
export function prepareSignatories(db: Database, act: Act, slug: string, input: SignatoriesInput): void {
  change(db, act, (record) => {
    requireStaff(act.actor);
    const ceremony = storedCeremony(db, slug);
    if (ceremony.closedAt !== null) throw new Conflict('problem.ceremonyClosed');
    const list = listedGrants(db, ceremony.id);
    const problems = input.grants.flatMap(({ grant }, place): Problem[] =>
      list.some(({ reference }) => reference === grant)
        ? []
        : [{ path: `/grants/${place}/grant`, message: 'problem.grantUnknown' }],
    );
    if (problems.length > 0) throw new Invalid(problems);
    const before = preparedAt(db, ceremony.id);
    const common = input.programmeSignatory?.trim();
    const isCommonNew = common !== undefined && common !== before.programmeSignatory;
    if (isCommonNew) {
      requireStaffOf(act.actor, { programmeId: ceremony.programmeId, country: null });
      const subject = { noun: 'ceremony', id: ceremony.id, field: 'programme_signatory' } as const;
      const programmeSignatory = keepPersonal(db, subject, common);
      record({
        noun: 'ceremony',
        id: ceremony.id,
        event: 'ceremony.signatories-entered',
        after: { programmeSignatory },
      });
    }
    for (const given of input.grants) {
      const grant = list.find(({ reference }) => reference === given.grant);
      const known = grant && before.grants.get(grant.id);
      if (!grant || !known) throw new NotFound(`no grant ${given.grant} on the list of ${slug}`);
      const after = keepOne(db, act, ceremony.id, grant, known, given, before.programmeSignatory);
      if (!after) continue;
      record({
        noun: 'ceremony',
        id: ceremony.id,
        event: 'ceremony.signatories-entered',
        after: { grant: grant.reference, ...after },
        subjects: [{ noun: 'grant', id: grant.id }],
      });
    }
  });
}

type Given = SignatoriesInput['grants'][number];

/** Keeps what differs and answers what history may hold of it; undefined where nothing differs. */
function keepOne(
  db: Database,
  act: Act,
  ceremonyId: number,
  grant: ListableGrant,
  known: Prepared,
  given: Given,
  common: string,
): Record<string, unknown> | undefined {
  const fields = ['granteeSignatory', 'programmeSignatory', 'seenReason'] as const;
  const changed = fields.filter((field) => {
    const value = given[field]?.trim();
    const isCommon = field === 'programmeSignatory' && value === '' && known.programmeSignatory === common;
    return value !== undefined && value !== known[field] && !isCommon;
  });
  if (changed.length === 0) return undefined;
  requireStaffOf(act.actor, { programmeId: grant.programmeId, country: grant.leadCountry });
  if (grant.signedOn !== null) throw new Conflict('problem.signedThere', { date: grant.signedOn });
  return Object.fromEntries(
    changed.map((field) => {
      const value = given[field]?.trim() ?? '';
      if (field !== 'seenReason') {
        const name = field === 'granteeSignatory' ? 'grantee_signatory' : 'programme_signatory';
        return [field, keepPersonal(db, { noun: 'grant', id: grant.id, field: name }, value)];
      }
      db.prepare('update ceremony_grants set seen_reason = ? where ceremony_id = ? and grant_id = ?').run(
        value || null,
        ceremonyId,
        grant.id,
      );
      return [field, value];
    }),
  );
}
