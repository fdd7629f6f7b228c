import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isSixCountry } from '#language/countries.ts';
import type { Belonging } from './belonging.ts';
import type { OrganisationDetail } from './queries.ts';
import { registryId } from './registry-id.ts';
import type { OrganisationListRow } from './rows.ts';
import type { Organisation, OrganisationRow } from './schemas.ts';

interface Named {
  id: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  country: string | null;
}

function reference({ id, slug, name, nameLanguage, country }: Named) {
  return { slug, registryId: registryId(id), name, nameLanguage, country };
}

/** A row of the list as the API answers it. */
export function rowResource(row: OrganisationListRow): OrganisationRow {
  const { kind, status, acronym, schemes, partners, partnerCountries } = row;
  return {
    ...reference(row),
    kind,
    status,
    acronym,
    schemes: schemes.map(({ slug, role }) => ({ slug, role })),
    partners,
    partnerCountries: partnerCountries.filter(isSixCountry),
  };
}

/** An organisation as the API answers it: amounts and shares as decimal text. */
export function organisationResource(organisation: OrganisationDetail): Organisation {
  const { kind, status, city, legalForm, registrationNumber, foundedOn, website, scope, missions } = organisation;
  const { names, themes, grants, belonging, members, partners, citations } = organisation;
  const countries = [organisation.country, ...partners.map((other) => other.country), ...members.map((other) => other.country)];
  const note = kosovoNote(countries, 'en');
  return {
    ...reference(organisation),
    kind,
    status,
    city,
    legalForm,
    registrationNumber,
    foundedOn,
    website,
    scope,
    missions,
    names,
    themes: themes.map(({ slug }) => slug),
    grants: grants.map(({ scheme, share, amountMinor, ...grant }) => ({
      reference: grant.reference,
      title: grant.title,
      scheme: scheme?.slug ?? null,
      role: grant.role,
      share: decimal(share),
      amount: decimal(amountMinor),
      currency: grant.currency,
      startsOn: grant.startsOn,
      endsOn: grant.endsOn,
      status: grant.status,
    })),
    memberships: belonging.map(membership),
    members: members.map((member) => {
      const { role, joinedOn, leftOn, hasLeft } = member;
      return { ...reference(member), kind: member.kind, role, joinedOn, leftOn, hasLeft };
    }),
    partners: partners.map((partner) => ({
      ...reference(partner),
      reasons: partner.reasons.map(({ noun, slug, title, since, until }) => ({ noun, slug, title, since, until })),
    })),
    citations,
    ...(note ? { note } : {}),
  };
}

function membership({ of: { noun, slug, name }, kind, role, joinedOn, leftOn, hasLeft }: Belonging) {
  return { of: { noun, slug, name }, kind, role, joinedOn, leftOn, hasLeft };
}

/** Hundredths as decimal text: 18616400 is 186164.00. */
function decimal(hundredths: number | null): string | null {
  return hundredths === null ? null : (hundredths / 100).toFixed(2);
}
