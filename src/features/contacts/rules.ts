import type { Problem } from '#errors.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { contactFields, type ContactField } from './kinds.ts';
import type { ContactInput } from './schemas.ts';

/** The values of a contact without stray spaces; what is blank is left out. */
export function valuesOf(input: ContactInput): Partial<Record<ContactField, string>> {
  return Object.fromEntries(
    contactFields.flatMap((field) => {
      const value = input[field]?.trim();
      return value ? [[field, value]] : [];
    }),
  );
}

/** What is wrong with a contact: no name, an address that is none, consent to what is not there, a day ahead. */
export function contactProblems(input: ContactInput, today: string): Problem[] {
  const values = valuesOf(input);
  const problems: Problem[] = [];
  if (!values.name) problems.push({ path: '/name', message: 'problem.contactName' });
  if (values.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email))
    problems.push({ path: '/email', message: 'problem.email' });
  const consents = input.consents ?? [];
  const isKnown = consents.every((field) => values[field as ContactField] !== undefined);
  if (!isKnown) problems.push({ path: '/consents', message: 'problem.consentWithoutValue' });
  const { consentedOn } = input;
  if (consentedOn && !(consentedOn.length === 10 && isPartialDate(consentedOn)))
    problems.push({ path: '/consentedOn', message: 'problem.dayUnreadable' });
  else if (consentedOn && consentedOn > today)
    problems.push({ path: '/consentedOn', message: 'problem.dateAhead' });
  return problems;
}
