import { fieldsOf, listOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readPartialDate } from '#language/partial-date.ts';
import type { WantedRole } from './kinds.ts';
import type { CallDetail } from './queries.ts';
import type { CallInput } from './schemas.ts';

const FIELDS = [
  'organisation',
  'title',
  'offered',
  'wanted',
  'role',
  'experience',
  'scheme',
  'deadline',
  'find',
] as const;

/** The fields of a call's form as they were typed. */
export type TypedCall = Record<(typeof FIELDS)[number], string> & {
  countries: string[];
  languages: string[];
  themes: string[];
};

export function readTyped(body: FormBody): TypedCall {
  return {
    ...fieldsOf(body, FIELDS),
    countries: listOf(body, 'countries'),
    languages: listOf(body, 'languages'),
    themes: listOf(body, 'themes'),
  };
}

/** What the command takes of what was typed; a day that cannot be read goes as it is, to be refused. */
export function inputOf(typed: TypedCall): CallInput {
  const {
    organisation,
    title,
    offered,
    wanted,
    role,
    experience,
    scheme,
    deadline,
    countries,
    languages,
    themes,
  } = typed;
  return {
    organisation,
    title,
    offered,
    wanted,
    role: (role || 'partner') as WantedRole,
    ...(experience ? { experience } : {}),
    ...(scheme ? { scheme } : {}),
    deadline: readPartialDate(deadline) ?? deadline.slice(0, 10),
    countries,
    languages,
    themes,
  };
}

export function typedOf(call: CallDetail): TypedCall {
  const {
    organisation,
    title,
    offered,
    wanted,
    role,
    experience,
    scheme,
    deadline,
    countries,
    languages,
    themes,
  } = call;
  return {
    organisation: organisation.slug,
    title,
    offered,
    wanted,
    role,
    experience: experience ?? '',
    scheme: scheme ?? '',
    deadline,
    find: '',
    countries,
    languages,
    themes,
  };
}
