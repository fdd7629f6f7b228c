import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { grantList } from '#features/grants/list.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';
import type { Language } from '#language/languages.ts';
import { findList } from '#lists/find.ts';
import { refuseUnlistable } from './checks.ts';
import { findOptionalListable, listedGrants, storedCeremony, type StoredCeremony } from './stored.ts';

/** A grant that may be put on a ceremony's list, or why not. */
export interface Candidate {
  reference: string;
  title: string | null;
  lead: string;
  leadLanguage: string | null;
  leadCountry: string | null;
  amountMinor: number | null;
  currency: string | null;
  /** What stands in the way; undefined where it may be listed. */
  problem: Problem | undefined;
}

const MOST = 12;

/**
 * Grants for a ceremony's list: those that the words find, each with what stands in its way; without words,
 * planned ones that the ceremony's schemes and countries allow.
 */
export function listCandidates(
  db: Database,
  slug: string,
  q: string | undefined,
  reader: { actor: Actor; language: Language },
): { candidates: Candidate[]; total: number } {
  const ceremony = storedCeremony(db, slug);
  const ids = q?.trim() ? idsFound(db, q, reader.language) : { ids: idsFitting(db, ceremony), total: 0 };
  const listed = new Set(listedGrants(db, ceremony.id).map(({ reference }) => reference));
  const rows = db
    .prepare<Omit<Candidate, 'problem'> & { id: number }>(
      `select grants.id, grants.reference, grants.title, organisations.name as lead,
         organisations.name_language as leadLanguage, organisations.country as leadCountry,
         grants.amount_minor as amountMinor, grants.currency
       from grants join organisations on organisations.id = grants.lead_id
       where grants.id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids.ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const candidates = ids.ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { id: _, ...candidate } = row;
    return [{ ...candidate, problem: problemOf(db, ceremony, row.reference, listed, reader.actor) }];
  });
  return { candidates, total: q?.trim() ? ids.total : candidates.length };
}

function idsFound(db: Database, q: string, language: Language): { ids: number[]; total: number } {
  return findList(
    db,
    grantList,
    { q: q.replaceAll('\0', ' '), chosen: {}, size: MOST },
    { language, isStaff: true },
  );
}

function idsFitting(db: Database, { id, programmeId, schemes, countries }: StoredCeremony): number[] {
  return db
    .prepare<{ id: number }>(
      `select grants.id from grants join organisations on organisations.id = grants.lead_id
       left join schemes on schemes.id = grants.scheme_id
       where grants.programme_id = ? and grants.status = 'planned' and ${uncovered('grant', 'grants.id')}
         and (? = 0 or schemes.slug in (select value from json_each(?)))
         and (? = 0 or organisations.country in (select value from json_each(?)))
         and not exists (select 1 from ceremony_grants where ceremony_id = ? and grant_id = grants.id)
       order by grants.id limit ${MOST}`,
    )
    .all(
      programmeId,
      schemes.length,
      JSON.stringify(schemes),
      countries.length,
      JSON.stringify(countries),
      id,
    )
    .map((row) => row.id);
}

/** Asks the command's own rules, so that the page never offers what the command refuses. */
function problemOf(
  db: Database,
  ceremony: StoredCeremony,
  reference: string,
  listed: ReadonlySet<string>,
  actor: Actor,
): Problem | undefined {
  const grant = findOptionalListable(db, reference);
  if (!grant) return { path: '/grant', message: 'problem.grantUnknown' };
  try {
    requireStaffOf(actor, { programmeId: grant.programmeId, country: grant.leadCountry });
    refuseUnlistable(ceremony, grant, listed.has(reference));
    return undefined;
  } catch (error) {
    if (error instanceof Invalid) return error.problems[0];
    if (error instanceof Refused || error instanceof Conflict) return error.reason;
    throw error;
  }
}
