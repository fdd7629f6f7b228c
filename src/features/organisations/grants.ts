import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';
import type { GrantStatus, ParticipantRole } from '#features/grants/kinds.ts';

/** A grant of an organisation, as its page lists it. Amounts are minor units, shares hundredths of a per cent. */
export interface OrganisationGrant {
  reference: string;
  title: string | null;
  titleLanguage: string | null;
  /** Null where the scheme is not published. */
  scheme: { slug: string; name: string } | null;
  programme: string;
  role: ParticipantRole;
  share: number | null;
  amountMinor: number | null;
  currency: string | null;
  startsOn: string | null;
  endsOn: string | null;
  status: GrantStatus | null;
  signedOn: string | null;
}

/**
 * A grant that was given, as far as is known: what is planned or was cancelled joined nobody, and what comes with an
 * import is not there before all of it is.
 */
export const IS_GIVEN = `((grants.status is null or grants.status not in ('planned', 'cancelled', 'incoming'))
  and ${uncovered('grant', 'grants.id')})`;

/** A grant that everybody may read of: given, once signed, or on a published list. */
const IS_PUBLIC = `(${IS_GIVEN}
  or exists (select 1 from signings where signings.grant_id = grants.id)
  or exists (select 1 from ceremony_grants join ceremonies on ceremonies.id = ceremony_grants.ceremony_id
    where ceremony_grants.grant_id = grants.id and ceremonies.is_list_public))`;

type Row = Omit<OrganisationGrant, 'scheme'> & { schemeSlug: string | null; schemeName: string };

/** The grants that an organisation leads, then those in which it is partner, the newest first. */
export function grantsOf(
  db: Database,
  organisationId: number,
  reader: { isStaff: boolean },
): OrganisationGrant[] {
  return db
    .prepare<Row>(
      `select grants.reference, grants.title, grants.title_language as titleLanguage, schemes.slug as schemeSlug,
         schemes.name as schemeName, programmes.short_name as programme, part.role, part.share,
         grants.amount_minor as amountMinor, grants.currency, grants.starts_on as startsOn, grants.ends_on as endsOn,
         grants.status, grants.signed_on as signedOn
       from grant_participants part join grants on grants.id = part.grant_id
       join programmes on programmes.id = grants.programme_id left join schemes on schemes.id = grants.scheme_id
       where part.organisation_id = ? and grants.status is not 'incoming'
         and ${uncovered('grant', 'grants.id')} ${reader.isStaff ? '' : `and ${IS_PUBLIC}`}
       order by part.role = 'lead' desc, coalesce(grants.starts_on, grants.signed_on) desc, grants.id desc`,
    )
    .all(organisationId)
    .map(({ schemeSlug, schemeName, ...grant }) => ({
      ...grant,
      scheme: schemeSlug === null ? null : { slug: schemeSlug, name: schemeName },
    }));
}
