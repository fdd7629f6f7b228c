import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';

/** A figure that somebody published about this ceremony, beside what the registry counts. */
export interface CeremonyClaim {
  slug: string;
  what: string;
  unit: string;
  count: number | null;
  amountMinor: number | null;
  currency: string | null;
  period: string | null;
  note: string | null;
  source: { address: string; readOn: string | null } | null;
  /** The registry's own, over all ceremonies that the figure speaks of. */
  own: {
    /** Grants signed there. */
    count: number;
    /** The sum in the claim's currency of those whose amount is published; null where none is. */
    amountMinor: number | null;
    /** Grants whose amount in the claim's currency is not published. */
    unpublished: number;
  };
  /** The ceremonies that the figure speaks of together. */
  ceremonies: { slug: string; title: string }[];
}

type ClaimRow = Omit<CeremonyClaim, 'source' | 'own' | 'ceremonies'> & {
  id: number;
  countries: string;
  address: string | null;
  readOn: string | null;
};

/** The published claims that mean this ceremony, each set against the records. */
export function claimsOf(db: Database, ceremonyId: number): CeremonyClaim[] {
  return db
    .prepare<ClaimRow>(
      `select claims.id, claims.slug, claims.what, claims.unit, claims.count, claims.amount_minor as amountMinor,
         claims.currency, claims.period, claims.note, claims.countries, sources.address,
         sources.read_on as readOn
       from hints join claims on claims.id = hints.other_id
       left join citations on citations.noun = 'claim' and citations.record_id = claims.id
       left join sources on sources.id = citations.source_id
       where hints.noun = 'ceremony' and hints.kind = 'claim' and hints.record_id = ?
         and claims.withdrawn_at is null
       group by claims.id order by claims.id`,
    )
    .all(ceremonyId)
    .map(({ id, countries, address, readOn, ...claim }) => ({
      ...claim,
      source: address === null ? null : { address, readOn },
      own: ownFigures(db, id, claim.currency, countries),
      ceremonies: db
        .prepare<{ slug: string; title: string }>(
          `select ceremonies.slug, ceremonies.title from hints join ceremonies on ceremonies.id = hints.record_id
           where hints.noun = 'ceremony' and hints.kind = 'claim' and hints.other_id = ? order by ceremonies.id`,
        )
        .all(id),
    }));
}

function ownFigures(
  db: Database,
  claimId: number,
  currency: string | null,
  /** Codes as a JSON list; empty where the claim names none. */
  countries: string,
): CeremonyClaim['own'] {
  const row = db
    .prepare<CeremonyClaim['own']>(
      `select count(*) as count,
         sum(case when grants.currency = ? then grants.amount_minor end) as amountMinor,
         count(*) - count(case when grants.currency = ? then grants.amount_minor end) as unpublished
       from signings join grants on grants.id = signings.grant_id
       where signings.reversed_at is null and ${uncovered('grant', 'grants.id')} and signings.ceremony_id in (
           select record_id from hints where noun = 'ceremony' and kind = 'claim' and other_id = ?)
         and (json_array_length(?) = 0 or grants.country in (select value from json_each(?)))`,
    )
    .get(currency, currency, claimId, countries, countries);
  return row ?? { count: 0, amountMinor: null, unpublished: 0 };
}
