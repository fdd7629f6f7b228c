/**
 * Every public address of the registry, as functions. Routes, views, redirects and tests take addresses from
 * here only, so that changing one is a change in one place.
 */
const part = encodeURIComponent;

/** A path with a query; empty and undefined values are left out, lists are repeated. */
export function withQuery(
  path: string,
  query: Record<string, string | number | readonly string[] | undefined>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined && single !== '') parameters.append(name, String(single));
    }
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** The folder of each noun whose records have pages. */
const folders = {
  organisation: 'organisations',
  grant: 'grants',
  ceremony: 'ceremonies',
  event: 'events',
  coalition: 'coalitions',
} as const;
export type PagedNoun = keyof typeof folders;

export const paths = {
  home: () => '/',
  search: (q?: string) => withQuery('/search', { q }),
  suggestions: () => '/search/suggestions',

  organisations: () => '/organisations',
  organisationMap: () => '/organisations/map',
  newOrganisation: () => '/organisations/new',
  organisation: (slug: string) => `/organisations/${part(slug)}`,
  editOrganisation: (slug: string) => `/organisations/${part(slug)}/edit`,

  organisationLookAlikes: () => '/organisations/look-alikes',
  organisationConfirmation: (slug: string) => `/organisations/${part(slug)}/confirmation`,
  profileConfirmation: (secret: string) => `/confirmations/${part(secret)}`,
  approvals: () => '/admin/approvals',
  approval: (id: number) => `/admin/approvals/${id}/approval`,
  refusal: (id: number) => `/admin/approvals/${id}/refusal`,
  corrections: (state?: string) => withQuery('/admin/corrections', { state }),
  correctionAnswer: (id: number) => `/admin/corrections/${id}/answer`,
  organisationCorrections: (slug: string) => `/organisations/${part(slug)}/corrections`,
  organisationClaim: (slug: string) => `/organisations/${part(slug)}/claim`,
  claimVerification: (secret: string) => `/claims/${part(secret)}`,
  organisationVerification: (slug: string) => `/organisations/${part(slug)}/verification`,
  organisationNames: (slug: string) => `/organisations/${part(slug)}/names`,
  organisationMerge: (slug: string, merge: number) => `/organisations/${part(slug)}/merges/${merge}`,
  organisationMergeUndoing: (slug: string, merge: number) =>
    `/organisations/${part(slug)}/merges/${merge}/undoing`,
  duplicates: (state?: string) => withQuery('/admin/duplicates', { state }),
  duplicate: (first: string, second: string) => `/admin/duplicates/${part(first)}/${part(second)}`,
  duplicateMerge: (first: string, second: string) => `/admin/duplicates/${part(first)}/${part(second)}/merge`,
  duplicateDistinction: (first: string, second: string) =>
    `/admin/duplicates/${part(first)}/${part(second)}/distinction`,
  duplicateDistinctionWithdrawal: (first: string, second: string) =>
    `/admin/duplicates/${part(first)}/${part(second)}/distinction/withdrawal`,

  grants: () => '/grants',
  newGrant: () => '/grants/new',
  grant: (reference: string) => `/grants/${part(reference)}`,
  editGrant: (reference: string) => `/grants/${part(reference)}/edit`,
  signing: (reference: string) => `/grants/${part(reference)}/signing`,

  events: () => '/events',
  newEvent: () => '/events/new',
  editEvent: (slug: string) => `/events/${part(slug)}/edit`,
  event: (slug: string) => `/events/${part(slug)}`,
  session: (event: string, session: string) => `/events/${part(event)}#${part(session)}`,

  ceremonies: () => '/ceremonies',
  newCeremony: () => '/ceremonies/new',
  editCeremony: (slug: string) => `/ceremonies/${part(slug)}/edit`,
  ceremony: (slug: string) => `/ceremonies/${part(slug)}`,
  ceremonyList: (slug: string) => `/ceremonies/${part(slug)}/list`,
  ceremonyListPosition: (slug: string, reference: string) =>
    `/ceremonies/${part(slug)}/list/${part(reference)}/position`,
  ceremonyListRemoval: (slug: string, reference: string) =>
    `/ceremonies/${part(slug)}/list/${part(reference)}/removal`,

  coalitions: () => '/coalitions',
  newCoalition: () => '/coalitions/new',
  coalition: (slug: string) => `/coalitions/${part(slug)}`,
  editCoalition: (slug: string) => `/coalitions/${part(slug)}/edit`,
  coalitionMembers: (slug: string) => `/coalitions/${part(slug)}/members`,
  coalitionMemberLeaving: (slug: string, membership: number) =>
    `/coalitions/${part(slug)}/members/${membership}/leaving`,

  /** The history of one record, by its slug or, for a grant, its reference. */
  history: (noun: PagedNoun, key: string) => `/${folders[noun]}/${part(key)}/history`,
  historyHead: () => '/data/history-head.json',

  signIn: (next?: string) => withQuery('/sign-in', { next }),
  signInLink: (secret: string) => `/sign-in/${part(secret)}`,
  signOut: () => '/sign-out',
  language: () => '/language',
  practice: () => '/practice',
  practiceReset: () => '/practice/reset',
  admin: () => '/admin',

  about: () => '/about',
  privacy: () => '/privacy',
  accessibility: () => '/accessibility',
  counting: () => '/how-we-count',
  openData: () => '/open-data',

  docs: () => '/docs',
  openapi: () => '/openapi.json',
  health: { live: () => '/health/live', ready: () => '/health/ready' },
} as const;

/** Addresses of the API, version 1. */
const v1 = '/api/v1';
export const api = {
  organisations: () => `${v1}/organisations`,
  organisation: (slug: string) => `${v1}/organisations/${part(slug)}`,
  duplicates: () => `${v1}/duplicates`,
  organisationMerges: (slug: string) => `${v1}/organisations/${part(slug)}/merges`,
  grants: () => `${v1}/grants`,
  grant: (reference: string) => `${v1}/grants/${part(reference)}`,
  signing: (reference: string) => `${v1}/grants/${part(reference)}/signing`,
  events: () => `${v1}/events`,
  event: (slug: string) => `${v1}/events/${part(slug)}`,
  ceremonies: () => `${v1}/ceremonies`,
  ceremony: (slug: string) => `${v1}/ceremonies/${part(slug)}`,
  ceremonyList: (slug: string) => `${v1}/ceremonies/${part(slug)}/list`,
  ceremonyListGrant: (slug: string, reference: string) =>
    `${v1}/ceremonies/${part(slug)}/list/${part(reference)}`,
  coalitions: () => `${v1}/coalitions`,
  coalition: (slug: string) => `${v1}/coalitions/${part(slug)}`,
  coalitionMembers: (slug: string) => `${v1}/coalitions/${part(slug)}/members`,
  history: (noun: PagedNoun, key: string) => `${v1}/${folders[noun]}/${part(key)}/history`,
} as const;

/** An address of this site that a form or a link carried, for going back to; undefined for any other. */
export function ownPath(address: string | undefined): string | undefined {
  const isOwn = address !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(address);
  return isOwn ? address : undefined;
}
