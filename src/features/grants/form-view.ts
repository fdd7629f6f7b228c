import type { FastifyRequest } from 'fastify';
import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { organisationList } from '#features/organisations/list.ts';
import { isStaff } from '#features/people/access.ts';
import { findOptionalConditions, listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { findList } from '#lists/find.ts';
import type { FoundOrganisation, GrantForm } from '#views/grants/form-model.ts';
import { hundredthsOf, minorOf } from './amount.ts';
import { formChoices } from './form-choices.ts';
import { inputOf, type TypedGrant } from './form.ts';
import { tidyInput } from './input.ts';
import { findOptionalParticipant, type Participant } from './participants.ts';
import { factsOf, type GrantDetail } from './queries.ts';
import { checkScheme, type RuleResult } from './rules.ts';

const MOST_FOUND = 8;

/** Everything that the form shows for what is typed: its choices, those found, and the rules as they stand now. */
export function formView(
  request: FastifyRequest,
  typed: TypedGrant,
  problems: Problem[] = [],
  edited?: GrantDetail,
): GrantForm {
  const { db } = request;
  const consortium = consortiumOf(db, typed);
  const shares = [typed.leadShare, ...typed.partners.map(({ share }) => share)];
  const input = tidyInput(inputOf(typed));
  const amountMinor = input.amount === undefined ? undefined : minorOf(input.amount);
  return {
    edited: edited && {
      reference: edited.reference,
      title: edited.title,
      programme: edited.programme.shortName,
    },
    typed,
    consortium,
    ...organisationsFound(request, typed),
    rules: rulesOf(db, typed, consortium, edited),
    choices: formChoices(db, request.actor, request.language, typed),
    readAs: {
      amountMinor,
      startsOn: readable(input.startsOn),
      endsOn: readable(input.endsOn),
    },
    shareSum: shares.some((share) => share.trim() !== '') ? sumOf(input) : undefined,
    problems,
  };
}

function readable(date: string | undefined): string | undefined {
  return date !== undefined && isPartialDate(date) ? date : undefined;
}

function sumOf({ leadShare, partners = [] }: ReturnType<typeof inputOf>): number {
  const hundredths = [leadShare, ...partners.map(({ share }) => share)].map(
    (share) => hundredthsOf(share ?? '') ?? 0,
  );
  return hundredths.reduce((sum, share) => sum + share, 0);
}

/** The organisations that are in the form already, in its order; one that is unknown keeps its place. */
function consortiumOf(db: Database, { lead, partners }: TypedGrant): GrantForm['consortium'] {
  const part = (slug: string, role: Participant['role']) =>
    findOptionalParticipant(db, slug, { role, task: null, share: null });
  return {
    lead: lead === '' ? undefined : part(lead, 'lead'),
    partners: partners.map(({ organisation }) => part(organisation, 'partner')),
  };
}

/** Drawn from the same rules as the command's, over what is typed so far. */
function rulesOf(
  db: Database,
  typed: TypedGrant,
  { lead, partners }: GrantForm['consortium'],
  edited: GrantDetail | undefined,
): RuleResult[] | undefined {
  if (!lead) return undefined;
  const scheme = listSchemes(db).find(({ slug }) => slug === typed.scheme);
  const input = tidyInput(inputOf(typed));
  return checkScheme(
    scheme && findOptionalConditions(db, scheme.id, edited?.signedOn),
    factsOf({
      lead,
      partners: partners.filter((partner) => partner !== undefined),
      amountMinor: input.amount === undefined ? null : (minorOf(input.amount) ?? null),
      currency: input.currency ?? null,
      startsOn: readable(input.startsOn) ?? null,
      endsOn: readable(input.endsOn) ?? null,
      status: edited ? edited.status : 'planned',
    }),
  );
}

/** The organisations whose names answer what was looked up, the nearest first. */
export function organisationsFound(
  request: FastifyRequest,
  typed: TypedGrant,
): { found: FoundOrganisation[]; moreFound: number } {
  const { db } = request;
  const q = typed.organisationQuery.trim();
  if (q === '') return { found: [], moreFound: 0 };
  const reader = { language: request.language, isStaff: isStaff(request.actor) };
  const { ids, total } = findList(db, organisationList, { q, chosen: {}, size: MOST_FOUND }, reader);
  const rows = db
    .prepare<Omit<FoundOrganisation, 'isIn'> & { id: number }>(
      `select id, slug, name, name_language as language, country, kind from organisations
       where id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids));
  const present = new Set([typed.lead, ...typed.partners.map(({ organisation }) => organisation)]);
  const found = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return {
    found: found.map((row) => ({ ...row, isIn: present.has(row.slug) })),
    moreFound: total - ids.length,
  };
}

/** The programme that a new form begins with: the person's own, else the first. */
export function firstProgramme(request: FastifyRequest): string {
  const programmes = listProgrammes(request.db);
  const own = request.actor.roles.find(({ role, programmeId }) => role === 'staff' && programmeId !== null);
  return (programmes.find(({ id }) => id === own?.programmeId) ?? programmes[0])?.slug ?? '';
}
