import { Type } from '@sinclair/typebox';
import { readPartialDate } from '#language/partial-date.ts';
import { decimalOf, readAmount, readShare, shareText } from './amount.ts';
import type { GrantDetail, Participant } from './queries.ts';
import type { GrantInput } from './schemas.ts';

/** A form as browsers send it: what is in it is judged by the command. */
export const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);
export type FormBody = Record<string, string | string[]>;

const FIELDS = [
  'key',
  'programme',
  'scheme',
  'reference',
  'title',
  'titleLanguage',
  'summary',
  'lead',
  'leadTask',
  'leadShare',
  'organisationQuery',
  'found',
  'amount',
  'currency',
  'country',
  'startsOn',
  'endsOn',
  'status',
  'source',
  'sourceReadOn',
] as const;

export interface TypedPartner {
  organisation: string;
  task: string;
  share: string;
}

/** The fields of a grant's form as they were typed, to be shown again whenever it is drawn anew. */
export type TypedGrant = Record<(typeof FIELDS)[number], string> & {
  partners: TypedPartner[];
  themes: string[];
};

export function readTyped(body: FormBody): TypedGrant {
  const tasks = all(body, 'partnerTask');
  const shares = all(body, 'partnerShare');
  return {
    ...(Object.fromEntries(FIELDS.map((field) => [field, all(body, field)[0] ?? ''])) as Record<
      (typeof FIELDS)[number],
      string
    >),
    partners: all(body, 'partner').map((organisation, place) => ({
      organisation,
      task: tasks[place] ?? '',
      share: shares[place] ?? '',
    })),
    themes: all(body, 'themes'),
  };
}

/**
 * What the command takes of what was typed: amounts, shares and dates are read as people write them; what
 * cannot be read goes as it is, for the command to refuse with its reason.
 */
export function inputOf(typed: TypedGrant): GrantInput {
  const plain = [
    'programme',
    'scheme',
    'reference',
    'title',
    'titleLanguage',
    'summary',
    'country',
    'currency',
  ] as const;
  const addresses = typed.source.split('\n').filter((line) => line.trim() !== '');
  const given: Record<string, unknown> = {
    ...Object.fromEntries(plain.map((field) => [field, typed[field]])),
    lead: typed.lead,
    leadTask: typed.leadTask,
    leadShare: readWith(readShare, typed.leadShare),
    partners: typed.partners.map(({ organisation, task, share }) => ({
      organisation,
      task,
      share: readWith(readShare, share),
    })),
    amount: readWith(readAmount, typed.amount),
    startsOn: readWith(readPartialDate, typed.startsOn),
    endsOn: readWith(readPartialDate, typed.endsOn),
    status: typed.status,
    themes: typed.themes,
    importKey: typed.key && `form ${typed.key}`,
    ...(addresses.length > 0
      ? { source: { addresses, basis: 'read', readOn: readWith(readPartialDate, typed.sourceReadOn) } }
      : {}),
  };
  return given as GrantInput;
}

/** A grant as its form shows it before anything is changed. */
export function typedOf(grant: GrantDetail): TypedGrant {
  const partOf = ({ slug, task, share }: Participant) => ({
    organisation: slug,
    task: task ?? '',
    share: share === null ? '' : shareText(share),
  });
  const lead = partOf(grant.lead);
  return {
    ...readTyped({}),
    programme: grant.programme.slug,
    scheme: grant.scheme?.slug ?? '',
    reference: grant.reference,
    title: grant.title ?? '',
    titleLanguage: grant.titleLanguage ?? '',
    summary: grant.summary ?? '',
    lead: lead.organisation,
    leadTask: lead.task,
    leadShare: lead.share,
    partners: grant.partners.map(partOf),
    amount: grant.amountMinor === null ? '' : decimalOf(grant.amountMinor),
    currency: grant.currency ?? '',
    country: grant.country ?? '',
    startsOn: grant.startsOn ?? '',
    endsOn: grant.endsOn ?? '',
    status: grant.status ?? '',
    themes: grant.themes.map(({ slug }) => slug),
  };
}

function readWith(read: (typed: string) => string | undefined, typed: string): string {
  return typed.trim() === '' ? '' : (read(typed) ?? typed);
}

function all(body: FormBody, field: string): string[] {
  const value = body[field];
  return (value === undefined ? [] : [value].flat()).map((text) => text.replaceAll('\r\n', '\n'));
}
