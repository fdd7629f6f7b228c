import type { Database } from '#database/connection.ts';
import { findCeremony } from '#features/ceremonies/queries.ts';
import { listEntries } from '#features/desk/queries.ts';
import { standingWith, type Standing } from '#features/desk/rules.ts';
import { findGrant } from '#features/grants/queries.ts';
import { hashOf } from '#features/people/secrets.ts';

export interface StageGrant {
  reference: string;
  title: string | null;
  titleLanguage: string | null;
  amountMinor: number | null;
  currency: string | null;
  /** The lead first. */
  organisations: { name: string; language: string | null; country: string | null; isLead: boolean }[];
  standing: Standing;
}

/** What the projector shows. */
export interface Stage {
  id: number;
  slug: string;
  title: string;
  place: string | null;
  plannedOn: string | null;
  grants: StageGrant[];
  /** The grant for which something was pressed last, and when that reached the registry; null before the first. */
  up: { reference: string; at: string } | null;
}

/** Whether that secret opens the stage of that ceremony. */
export function isStageLink(db: Database, slug: string, secret: string): boolean {
  return (
    db
      .prepare(
        `select 1 from stage_links join ceremonies on ceremonies.id = stage_links.ceremony_id
         where stage_links.hash = ? and ceremonies.slug = ? and stage_links.ended_at is null`,
      )
      .get(hashOf(secret), slug) !== undefined
  );
}

/** The stage of a ceremony. Throws NotFound. */
export function findStage(db: Database, slug: string): Stage {
  const ceremony = findCeremony(db, slug, { isStaff: true });
  const entries = listEntries(db, ceremony.id);
  const byGrant = Map.groupBy(entries, ({ grant }) => grant);
  const last = entries
    .filter(({ outcome, kind }) => outcome === 'stands' && kind !== 'corrected')
    .toSorted((one, other) => (one.happenedAt < other.happenedAt ? -1 : 1))
    .at(-1);
  return {
    id: ceremony.id,
    slug,
    title: ceremony.title,
    place: ceremony.place,
    plannedOn: ceremony.plannedOn,
    up: last ? { reference: last.grant, at: last.receivedAt } : null,
    grants: ceremony.list.map((row) => {
      const grant = findGrant(db, row.reference);
      const signing = row.signing && { signedAt: row.signing.signedAt, isRemote: row.signing.isRemote };
      return {
        reference: row.reference,
        title: grant.title,
        titleLanguage: grant.titleLanguage,
        amountMinor: row.amountMinor,
        currency: row.currency,
        organisations: [grant.lead, ...grant.partners].map(({ name, language, country }, place) => ({
          name,
          language,
          country,
          isLead: place === 0,
        })),
        standing: standingWith(byGrant.get(row.reference) ?? [], signing),
      };
    }),
  };
}
