import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { contactFields, type ContactField } from './kinds.ts';

/** A contact as one reader may see it. */
export interface Contact {
  id: number;
  organisationId: number;
  /** What this reader may see; the rest is left out. */
  values: Partial<Record<ContactField, string>>;
  /** What is public, and since when the person agreed. */
  consents: Partial<Record<ContactField, string>>;
}

interface Row {
  id: number;
  organisationId: number;
  field: ContactField;
  value: string;
  isPublic: number;
  consentedOn: string | null;
}

/**
 * The contacts of organisations, by organisation: everything for who keeps them, else only what each person
 * agreed to have public. A contact of which nothing may be seen is not there. One query for many.
 */
export function contactsOf(
  db: Database,
  organisationIds: number[],
  reader: { seesAll: boolean },
): Map<number, Contact[]> {
  const rows = db
    .prepare<Row>(
      `select contact.id, contact.organisation_id as organisationId, field, value, is_public as isPublic,
         consented_on as consentedOn
       from organisation_contacts contact join personal_values on noun = 'contact' and record_id = contact.id
       where contact.organisation_id in (select value from json_each(:ids)) and contact.removed_at is null
         and value is not null and (:seesAll or is_public)
       order by contact.id`,
    )
    .all({ ids: JSON.stringify(organisationIds), seesAll: reader.seesAll ? 1 : 0 });
  const contacts = [...Map.groupBy(rows, ({ id }) => id)].map(([id, group]): Contact => {
    const of = (pick: (row: Row) => string | null) =>
      Object.fromEntries(
        contactFields.flatMap((field) => {
          const row = group.find((one) => one.field === field);
          const value = row && pick(row);
          return value ? [[field, value]] : [];
        }),
      );
    return {
      id,
      organisationId: group[0]!.organisationId,
      values: of(({ value }) => value),
      consents: of(({ isPublic, consentedOn }) => (isPublic ? consentedOn : null)),
    };
  });
  return Map.groupBy(contacts, ({ organisationId }) => organisationId);
}

/** One contact of an organisation with everything that is known. Throws NotFound. */
export function findContact(db: Database, organisationId: number, id: number): Contact {
  const found = contactsOf(db, [organisationId], { seesAll: true })
    .get(organisationId)
    ?.find((contact) => contact.id === id);
  if (!found) throw new NotFound(`no contact ${id}`);
  return found;
}
