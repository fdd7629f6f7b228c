import type { Database } from '#database/connection.ts';
import type { GrantDetail, GrantHint, GrantSigning } from './queries.ts';

/** The themes of a grant in the order of the list of themes. */
export function themesOf(db: Database, grantId: number): GrantDetail['themes'] {
  return db
    .prepare<{ slug: string; names: string }>(
      `select slug, names from grant_themes join themes on themes.id = grant_themes.theme_id
       where grant_id = ? order by themes.position`,
    )
    .all(grantId)
    .map(({ slug, names }) => ({ slug, names: JSON.parse(names) as Record<string, string> }));
}

/** The themes of each grant by their slugs, in the order of the list of themes. */
export function themesByGrant(db: Database, ids: readonly number[]): Map<number, string[]> {
  const rows = db
    .prepare<{ id: number; slug: string }>(
      `select grant_id as id, slug from grant_themes join themes on themes.id = grant_themes.theme_id
       where grant_id in (select value from json_each(?)) order by themes.position`,
    )
    .all(JSON.stringify(ids));
  const byGrant = Map.groupBy(rows, ({ id }) => id);
  return new Map(Array.from(byGrant, ([id, own]) => [id, own.map(({ slug }) => slug)]));
}

type SigningRow = Omit<GrantSigning, 'ceremony'> & {
  ceremonySlug: string | null;
  ceremonyTitle: string;
  ceremonyPlace: string | null;
  reversedOn: string | null;
  reversalReason: string | null;
};

/** The signing that stands, and those that were reversed by a dated correction, oldest first. */
export function signingsOf(db: Database, grantId: number): Pick<GrantDetail, 'signing' | 'reversedSignings'> {
  const rows = db
    .prepare<SigningRow>(
      `select signings.id, kind, signed_on as signedOn, signed_at as signedAt, recorded_at as recordedAt,
         recorded_later_reason as recordedLaterReason, seen_reason as seenReason, override_reason as overrideReason,
         reversed_on as reversedOn, reversal_reason as reversalReason,
         ceremonies.slug as ceremonySlug, ceremonies.title as ceremonyTitle, ceremonies.place as ceremonyPlace
       from signings left join ceremonies on ceremonies.id = signings.ceremony_id
       where grant_id = ? order by signings.id`,
    )
    .all(grantId)
    .map(({ ceremonySlug, ceremonyTitle, ceremonyPlace, ...signing }) => ({
      ...signing,
      ceremony:
        ceremonySlug === null ? null : { slug: ceremonySlug, title: ceremonyTitle, place: ceremonyPlace },
    }));
  const standing = rows.find(({ reversedOn }) => reversedOn === null);
  return {
    signing: standing && signingOf(standing),
    reversedSignings: rows.flatMap((row) =>
      row.reversedOn === null ? [] : [{ ...row, reversedOn: row.reversedOn }],
    ),
  };
}

function signingOf({
  reversedOn: _,
  reversalReason: __,
  ...signing
}: GrantSigning & { reversedOn: string | null; reversalReason: string | null }): GrantSigning {
  return signing;
}

/** The ceremonies on whose list a grant stands, the newest first. */
export function ceremoniesOf(db: Database, grantId: number): GrantDetail['ceremonies'] {
  return db
    .prepare<Omit<GrantDetail['ceremonies'][number], 'isListPublic'> & { isListPublic: number }>(
      `select slug, title, planned_on as plannedOn, state, is_list_public as isListPublic
       from ceremony_grants join ceremonies on ceremonies.id = ceremony_grants.ceremony_id
       where grant_id = ? order by planned_on desc, ceremonies.id desc`,
    )
    .all(grantId)
    .map((row) => ({ ...row, isListPublic: row.isListPublic === 1 }));
}

/** What a reader should know and no rule decides, such as a grant that this one may be. */
export function hintsOf(db: Database, grantId: number): GrantHint[] {
  return db
    .prepare<{
      kind: string;
      text: string | null;
      reference: string | null;
      title: string | null;
      lead: string;
      isPublic: number;
    }>(
      `select hints.kind, hints.text, other.reference, other.title, organisations.name as lead,
         (other.status is null or other.status not in ('planned', 'cancelled', 'incoming')) as isPublic
       from hints left join grants other on other.id = hints.other_id
       left join organisations on organisations.id = other.lead_id
       where hints.noun = 'grant' and hints.record_id = ? order by hints.id`,
    )
    .all(grantId)
    .map(({ kind, text, reference, title, lead, isPublic }) => ({
      kind,
      text,
      other: reference === null ? null : { reference, title, lead, isPublic: isPublic === 1 },
    }));
}
