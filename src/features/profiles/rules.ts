import type { OrganisationDetail } from '#features/organisations/queries.ts';
import { tidyInput } from '#features/organisations/rules.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import { guardedFields, type GuardedChanges } from './kinds.ts';

/** Facts that a member neither sees in its form nor changes: what it is and where decides what schemes it may enter. */
const STAFF_FIELDS = ['kind', 'country', 'scope', 'status', 'nameKind'] as const;

/** An organisation as the input that would leave it as it is. */
export function inputOf(organisation: OrganisationDetail): OrganisationInput {
  const [main, ...others] = organisation.names;
  const acronym = others.find(({ kind }) => kind === 'acronym');
  const english = others.find(({ kind }) => kind === 'english');
  const [mission, ...missions] = Object.entries(organisation.missions);
  const known = <Value>(value: Value | null) => value ?? undefined;
  return tidyInput({
    name: organisation.name,
    nameLanguage: known(organisation.nameLanguage),
    nameKind: main?.kind === 'printed' ? 'printed' : 'registered',
    kind: organisation.kind,
    country: known(organisation.country),
    acronym: acronym?.name,
    nameEnglish: english?.name,
    otherNames: others
      .filter((name) => name !== acronym && name !== english)
      .map(({ name, kind, language, usedFrom, usedUntil, source }) => ({
        name,
        kind,
        language: known(language),
        source: known(source),
        usedFrom: known(usedFrom),
        usedUntil: known(usedUntil),
      })),
    city: known(organisation.city),
    legalForm: known(organisation.legalForm),
    registrationNumber: known(organisation.registrationNumber),
    foundedOn: known(organisation.foundedOn),
    website: known(organisation.website),
    scope: known(organisation.scope),
    status: organisation.status === 'merged' ? 'active' : organisation.status,
    mission: mission?.[1],
    missionLanguage: mission?.[0],
    furtherMissions: Object.fromEntries(missions),
    workingLanguages: organisation.workingLanguages,
    targetGroups: organisation.targetGroups,
    staffBand: known(organisation.staffBand) as OrganisationInput['staffBand'],
    budgetBand: known(organisation.budgetBand) as OrganisationInput['budgetBand'],
    themes: organisation.themes.map(({ slug }) => slug),
  });
}

/** What a member sent, parted into what appears at once and what waits for staff. */
export function partChanges(
  stored: OrganisationInput,
  sent: OrganisationInput,
): { atOnce: OrganisationInput; guarded: GuardedChanges } {
  const guarded: GuardedChanges = {};
  const { source: _source, isAnother: _isAnother, ...atOnce } = sent;
  for (const field of guardedFields) {
    const [before, after] = [stored[field] ?? null, sent[field] ?? null];
    // A form without a name is put right at once, not proposed.
    if (field === 'name' && after === null) continue;
    if (before !== after) guarded[field] = { before, after };
    Object.assign(atOnce, { [field]: stored[field] });
  }
  for (const field of STAFF_FIELDS) Object.assign(atOnce, { [field]: stored[field] });
  // A language alone says nothing; it goes with the name.
  if (!guarded.name && guarded.nameLanguage && sent.nameLanguage === undefined) delete guarded.nameLanguage;
  return { atOnce: tidyInput(atOnce), guarded };
}

/** The stored facts with what was proposed put in. */
export function withProposed(stored: OrganisationInput, changes: GuardedChanges): OrganisationInput {
  const proposed = Object.entries(changes).map(([field, { after }]) => [field, after ?? undefined] as const);
  const changed: OrganisationInput = { ...stored, ...Object.fromEntries(proposed) };
  const isRenamed = changes.name && changes.name.before !== null;
  if (!isRenamed) return tidyInput(changed);
  // The name that it had still finds it.
  const former = { name: stored.name, kind: 'former' as const, language: stored.nameLanguage };
  return tidyInput({ ...changed, otherNames: [...(stored.otherNames ?? []), former] });
}
