import type { Problem } from '#errors.ts';
import type { FormBody, TypedGrant } from './form.ts';

/**
 * What a button within the form asks for: nothing is stored by it, the form only comes back with one
 * organisation more or less, or with another as the lead.
 *
 * @returns what is typed afterwards, and what was wrong with asking.
 */
export function takeStep(typed: TypedGrant, body: FormBody): { typed: TypedGrant; problems: Problem[] } {
  const [removed, raised] = [body['remove'], body['makeLead']];
  if (typeof removed === 'string') return { typed: without(typed, removed), problems: [] };
  if (typeof raised === 'string') return { typed: withLead(typed, raised), problems: [] };
  if (body['add'] === undefined) return { typed, problems: [] };
  if (typed.found === '') return { typed, problems: [{ path: '/found', message: 'grantForm.choose' }] };
  const chosen = { ...typed, organisationQuery: '', found: '' };
  if (typed.lead === '') return { typed: { ...chosen, lead: typed.found }, problems: [] };
  const partners = [...typed.partners, { organisation: typed.found, task: '', share: '' }];
  return { typed: { ...chosen, partners }, problems: [] };
}

/** What was looked up and not added must not get lost by saving. */
export function pendingProblems(typed: TypedGrant): Problem[] {
  return typed.organisationQuery.trim() === '' && typed.found === ''
    ? []
    : [{ path: '/organisationQuery', message: 'grantForm.pending' }];
}

function without(typed: TypedGrant, slug: string): TypedGrant {
  if (typed.lead === slug) return { ...typed, lead: '', leadTask: '', leadShare: '' };
  return { ...typed, partners: typed.partners.filter(({ organisation }) => organisation !== slug) };
}

/** The partner becomes the lead, and the lead until now stands first among the partners. */
function withLead(typed: TypedGrant, slug: string): TypedGrant {
  const raised = typed.partners.find(({ organisation }) => organisation === slug);
  if (!raised) return typed;
  const others = typed.partners.filter((partner) => partner !== raised);
  const former = { organisation: typed.lead, task: typed.leadTask, share: typed.leadShare };
  return {
    ...typed,
    lead: raised.organisation,
    leadTask: raised.task,
    leadShare: raised.share,
    partners: typed.lead === '' ? others : [former, ...others],
  };
}
