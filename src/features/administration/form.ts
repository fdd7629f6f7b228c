import { fieldsOf, listOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { implementers, type Implementer } from './kinds.ts';
import type { HandoverInput, InvitationInput, RoleInput } from './schemas.ts';

/** How far a member of staff reaches: an implementer's two countries, the whole programme, or chosen ones. */
export type Scope = Implementer | 'whole' | 'countries' | '';

/** A role as it was typed. */
export interface TypedRole {
  role: string;
  scope: string;
  countries: string[];
  programme: string;
  organisations: string[];
  q: string;
}

export interface TypedInvitation extends TypedRole {
  email: string;
  name: string;
  language: string;
}

/** Reads the fields of a role; staff who chose no scope at all are told so, and do not get the whole programme. */
export function readRoleForm(body: FormBody): { typed: TypedRole; input: RoleInput; hasScope: boolean } {
  const fields = fieldsOf(body, ['role', 'scope', 'programme', 'q']);
  const typed = {
    ...fields,
    countries: listOf(body, 'countries'),
    organisations: listOf(body, 'organisations'),
  };
  const isStaff = typed.role === 'staff';
  const countries = countriesOf(typed);
  return {
    typed,
    hasScope: !isStaff || typed.scope === 'whole' || countries.length > 0,
    input: {
      role: typed.role,
      ...(isStaff && countries.length > 0 ? { countries } : {}),
      ...(isStaff && typed.programme ? { programme: typed.programme } : {}),
      ...(typed.organisations.length > 0 ? { organisations: typed.organisations } : {}),
    },
  };
}

function countriesOf({ scope, countries }: TypedRole): string[] {
  if (scope === 'countries') return countries;
  return Object.hasOwn(implementers, scope) ? [...implementers[scope as Implementer]] : [];
}

export function readInvitationForm(body: FormBody): {
  typed: TypedInvitation;
  input: InvitationInput;
  hasScope: boolean;
} {
  const role = readRoleForm(body);
  const fields = fieldsOf(body, ['email', 'name', 'language']);
  return {
    typed: { ...role.typed, ...fields },
    hasScope: role.hasScope,
    input: { ...role.input, email: fields.email, name: fields.name, language: fields.language || undefined },
  };
}

export interface TypedHandover {
  to: string;
  reason: string;
  isSuspended: string;
}

export function readHandoverForm(body: FormBody): { typed: TypedHandover; input: HandoverInput } {
  const typed = fieldsOf(body, ['to', 'reason', 'isSuspended']);
  return { typed, input: { to: typed.to, reason: typed.reason, isSuspended: typed.isSuspended === 'yes' } };
}
