import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';
import { decimalOf } from '#features/grants/amount.ts';
import { exactKey } from '#names/keys.ts';
import type { FieldChange, GrantRow } from './staged.ts';

/** A grant that is recorded, in the words of a row. */
export interface KnownGrant {
  id: number;
  scheme: string | null;
  title: string | null;
  titleLanguage: string | null;
  summary: string | null;
  country: string | null;
  amountMinor: number | null;
  currency: string | null;
  startsOn: string | null;
  endsOn: string | null;
  signedOn: string | null;
  isSigned: number;
}

const COLUMNS = `grants.id,
  (select name from schemes where schemes.id = grants.scheme_id) as scheme, title, title_language as titleLanguage, summary, country,
  amount_minor as amountMinor, currency, starts_on as startsOn, ends_on as endsOn, signed_on as signedOn,
  exists (select 1 from signings where grant_id = grants.id and reversed_at is null) as isSigned from grants`;

/**
 * The grant that a row means: by the funder's reference, by the row's own key, else the one of this programme, lead
 * and title (or, without a title, amount and day of signing). Undefined where there is none, or more than one.
 */
export function findKnownGrant(db: Database, grant: GrantRow): KnownGrant | undefined {
  const by = (condition: string, ...values: (string | number | null)[]) =>
    db
      .prepare<KnownGrant>(
        `select ${COLUMNS} where status is not 'incoming' and ${uncovered('grant', 'grants.id')} and ${condition}`,
      )
      .all(...values);
  if (grant.reference) return by('reference = ?', grant.reference)[0];
  if (grant.importKey) return by('import_key = ?', grant.importKey)[0];
  if (grant.programmeId === undefined || grant.lead.id === undefined) return undefined;
  const ofLead = by('programme_id = ? and lead_id = ?', grant.programmeId, grant.lead.id);
  const alike = ofLead.filter((known) =>
    grant.title
      ? known.title !== null && exactKey(known.title) === exactKey(grant.title)
      : known.title === null &&
        known.signedOn === (grant.signedOn ?? null) &&
        (known.amountMinor === null ? undefined : decimalOf(known.amountMinor)) === grant.amount,
  );
  return alike.length === 1 ? alike[0] : undefined;
}

/** What a row changes of a grant that is recorded; an empty cell says nothing. */
export function grantChanges(db: Database, known: KnownGrant, grant: GrantRow): FieldChange[] {
  const amount = known.amountMinor === null ? null : decimalOf(known.amountMinor);
  const pairs: [string, unknown, unknown][] = [
    ['scheme', known.scheme, grant.schemeName],
    ['title', known.title, grant.title],
    ['titleLanguage', known.titleLanguage, grant.titleLanguage],
    ['summary', known.summary, grant.summary],
    ['country', known.country, grant.country],
    ['amount', amount, grant.amount],
    ['currency', known.currency, grant.currency],
    ['startsOn', known.startsOn, grant.startsOn],
    ['endsOn', known.endsOn, grant.endsOn],
    ['signedOn', known.signedOn, grant.signedOn],
  ];
  const changes = pairs.flatMap(([field, before, after]) =>
    after === undefined || after === null || before === after ? [] : [{ field, before, after }],
  );
  return [...changes, ...partnerChanges(db, known.id, grant)];
}

function partnerChanges(db: Database, grantId: number, { lead, partners }: GrantRow): FieldChange[] {
  const stored = db
    .prepare<{ id: number; name: string; role: string }>(
      `select organisations.id, name, role from grant_participants part
       join organisations on organisations.id = part.organisation_id where grant_id = ? order by position`,
    )
    .all(grantId);
  const changes: FieldChange[] = [];
  const storedLead = stored.find(({ role }) => role === 'lead');
  if (storedLead && storedLead.id !== lead.id) {
    changes.push({ field: 'lead', before: storedLead.name, after: lead.name });
  }
  const added = partners.filter(({ id }) => !stored.some((known) => known.id === id));
  if (added.length > 0) changes.push({ field: 'partners', before: [], after: added.map(({ name }) => name) });
  return changes;
}
