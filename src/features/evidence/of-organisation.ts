import type { Database } from '#database/connection.ts';
import { exactKey } from '#names/keys.ts';
import { listEvidence, type EvidenceRow } from './queries.ts';

/** A finding as it stands on an organisation's page, and by which of its records it got there. */
export interface OrganisationEvidence {
  row: EvidenceRow;
  /** Undefined where the organisation itself published it. */
  usedBy: { noun: 'coalition' | 'solution'; slug: string; name: string } | undefined;
}

type Use = NonNullable<OrganisationEvidence['usedBy']> & { id: number };

/**
 * Findings that an organisation published under any of its names, then those that coalitions of which it is a member
 * and solutions that began with it stand on. Each once.
 */
export function evidenceOfOrganisation(
  db: Database,
  organisationId: number,
  names: readonly string[],
): OrganisationEvidence[] {
  const keys = new Set(names.map(exactKey));
  const publishers = db
    .prepare<{ publisher: string }>('select distinct publisher from evidence')
    .all()
    .filter(({ publisher }) => keys.has(exactKey(publisher)));
  const published = db
    .prepare<{ id: number }>(
      `select id from evidence where publisher in (select value from json_each(?))
       order by year is null, year desc, id`,
    )
    .all(JSON.stringify(publishers.map(({ publisher }) => publisher)))
    .map(({ id }) => id);
  const used = db
    .prepare<Use>(
      `select used.evidence_id as id, used.noun, coalitions.slug, coalitions.name from memberships
       join coalitions on coalitions.id = memberships.coalition_id
       join evidence_uses used on used.noun = 'coalition' and used.record_id = coalitions.id
       where memberships.organisation_id = :organisation and memberships.kind = 'member' and has_left = 0
       union all
       select used.evidence_id, used.noun, solutions.slug, solutions.title from solutions
       join evidence_uses used on used.noun = 'solution' and used.record_id = solutions.id
       where solutions.origin_organisation_id = :organisation
       order by 1`,
    )
    .all({ organisation: organisationId });
  const byId = new Map<number, Use | undefined>();
  for (const id of published) byId.set(id, undefined);
  for (const use of used) if (!byId.has(use.id)) byId.set(use.id, use);
  return listEvidence(db, [...byId.keys()]).map((row) => ({ row, usedBy: byId.get(row.id) }));
}
