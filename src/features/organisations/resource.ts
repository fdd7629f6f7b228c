import { kosovoNote } from '#features/api/kosovo-note.ts';
import type { CallRow } from '#features/calls/queries.ts';
import type { OrganisationEvidence } from '#features/evidence/of-organisation.ts';
import { isSixCountry } from '#language/countries.ts';
import type { Belonging } from './belonging.ts';
import type { OrganisationGrant } from './grants.ts';
import type { PartnerReason } from './partners.ts';
import type { OrganisationDetail } from './queries.ts';
import { checkRegistration } from './registration.ts';
import { registryId } from './registry-id.ts';
import type { OrganisationListRow } from './rows.ts';
import type { Organisation, OrganisationRow } from './resource-schemas.ts';

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
  const { kind, status, acronym, confirmedOn, schemes, partners, partnerCountries } = row;
  return {
    ...reference(row),
    kind,
    status,
    acronym,
    confirmedOn,
    schemes: schemes.map(({ slug, role }) => ({ slug, role })),
    partners,
    partnerCountries: partnerCountries.filter(isSixCountry),
  };
}

/** What other records have of an organisation, as its page shows it. */
export interface OrganisationUses {
  evidence: OrganisationEvidence[];
  /** Those that are open. */
  calls: CallRow[];
}

/** An organisation as the API answers it: amounts and shares as decimal text. */
export function organisationResource(
  organisation: OrganisationDetail,
  { evidence, calls }: OrganisationUses,
): Organisation {
  const { names, themes, grants, belonging, members, partners, citations } = organisation;
  const others = [organisation, ...partners, ...members];
  const note = kosovoNote(
    [...others.map(({ country }) => country), ...evidence.map(({ row }) => row.place)],
    'en',
  );
  return {
    ...reference(organisation),
    ...ownFacts(organisation),
    names,
    themes: themes.map(({ slug }) => slug),
    grants: grants.map(grantResource),
    memberships: belonging.map(membership),
    members: members.map((member) => {
      const { kind, role, joinedOn, leftOn, hasLeft } = member;
      return { ...reference(member), kind, role, joinedOn, leftOn, hasLeft };
    }),
    partners: partners.map((partner) => ({ ...reference(partner), reasons: partner.reasons.map(reason) })),
    evidence: evidence.map(evidenceResource),
    calls: calls.map(({ slug, title, titleLanguage, deadline }) => ({
      slug,
      title,
      titleLanguage,
      deadline,
    })),
    citations,
    ...(note ? { note } : {}),
  };
}

function ownFacts(organisation: OrganisationDetail) {
  const { kind, status, city, legalForm, registrationNumber, foundedOn, website, scope, missions } =
    organisation;
  const { workingLanguages, targetGroups, staffBand, budgetBand, verifiedOn, confirmedOn } = organisation;
  const orgId = checkRegistration(organisation.country, registrationNumber)?.orgId ?? null;
  return {
    kind,
    status,
    city,
    legalForm,
    registrationNumber,
    orgId,
    foundedOn,
    website,
    scope,
    missions,
    workingLanguages,
    targetGroups,
    staffBand,
    budgetBand,
    verifiedOn,
    confirmedOn,
  };
}

function grantResource({ scheme, share, amountMinor, ...grant }: OrganisationGrant) {
  const { reference: own, title, role, currency, startsOn, endsOn, status } = grant;
  const money = { share: decimal(share), amount: decimal(amountMinor), currency };
  return { reference: own, title, scheme: scheme?.slug ?? null, role, ...money, startsOn, endsOn, status };
}

function evidenceResource({ row, usedBy }: OrganisationEvidence) {
  const { slug, statement, value, unit, publisher, year, place } = row;
  const use = usedBy ? { noun: usedBy.noun, slug: usedBy.slug, name: usedBy.name } : null;
  return { slug, statement, value, unit, publisher, year, place, usedBy: use };
}

function membership({ of: { noun, slug, name }, kind, role, joinedOn, leftOn, hasLeft }: Belonging) {
  return { of: { noun, slug, name }, kind, role, joinedOn, leftOn, hasLeft };
}

function reason({ noun, slug, title, since, until }: PartnerReason) {
  return { noun, slug, title, since, until };
}

/** Hundredths as decimal text: 18616400 is 186164.00. */
function decimal(hundredths: number | null): string | null {
  return hundredths === null ? null : (hundredths / 100).toFixed(2);
}
