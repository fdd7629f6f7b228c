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
  newOrganisation: () => '/organisations/new',
  organisation: (slug: string) => `/organisations/${part(slug)}`,
  contacts: (slug: string) => `/organisations/${part(slug)}/contacts`,
  newContact: (slug: string) => `/organisations/${part(slug)}/contacts/new`,
  contact: (slug: string, id: number) => `/organisations/${part(slug)}/contacts/${id}`,
  editContact: (slug: string, id: number) => `/organisations/${part(slug)}/contacts/${id}/edit`,
  contactRemoval: (slug: string, id: number) => `/organisations/${part(slug)}/contacts/${id}/removal`,
  editOrganisation: (slug: string) => `/organisations/${part(slug)}/edit`,

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
  ceremonyDesk: (slug: string) => `/ceremonies/${part(slug)}/desk`,
  ceremonyDeskRemoval: (slug: string, person: string) =>
    `/ceremonies/${part(slug)}/desk/${part(person)}/removal`,
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

  people: () => '/admin/people',
  newPerson: (role?: string) => withQuery('/admin/people/new', { role }),
  person: (id: string) => `/admin/people/${part(id)}`,
  personRoles: (id: string, role?: string) => withQuery(`/admin/people/${part(id)}/roles`, { role }),
  personRoleWithdrawal: (id: string, role: number) => `/admin/people/${part(id)}/roles/${role}/withdrawal`,
  personSuspension: (id: string) => `/admin/people/${part(id)}/suspension`,
  personReinstatement: (id: string) => `/admin/people/${part(id)}/reinstatement`,
  personHandover: (id: string) => `/admin/people/${part(id)}/handover`,
  personalData: (id: string) => `/admin/people/${part(id)}/personal-data`,
  personalDataFile: (id: string) => `/admin/people/${part(id)}/personal-data.json`,
  personErasure: (id: string) => `/admin/people/${part(id)}/erasure`,
  personInvitation: (id: string) => `/admin/people/${part(id)}/invitation`,
  personInvitationWithdrawal: (id: string) => `/admin/people/${part(id)}/invitation/withdrawal`,
  join: (organisation?: string) => withQuery('/join', { organisation }),
  joinSent: () => '/join/sent',
  joinLink: (secret: string) => `/join/${part(secret)}`,
  joinRequests: (state?: string) => withQuery('/admin/requests', { state }),
  joinRequest: (id: number) => `/admin/requests/${id}`,
  joinApproval: (id: number) => `/admin/requests/${id}/approval`,
  joinRefusal: (id: number) => `/admin/requests/${id}/refusal`,
  invitation: (secret: string) => `/invitations/${part(secret)}`,
  outbox: () => '/admin/outbox',
  mail: (id: number) => `/admin/outbox/${id}`,
  mailSending: (id: number) => `/admin/outbox/${id}/sending`,

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
  people: () => `${v1}/people`,
  person: (id: string) => `${v1}/people/${part(id)}`,
  organisations: () => `${v1}/organisations`,
  organisation: (slug: string) => `${v1}/organisations/${part(slug)}`,
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
