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

  themes: () => '/admin/themes',
  newTheme: () => '/admin/themes/new',
  editTheme: (slug: string) => `/admin/themes/${part(slug)}/edit`,
  theme: (slug: string) => `/admin/themes/${part(slug)}`,
  themeRetirement: (slug: string) => `/admin/themes/${part(slug)}/retirement`,
  themeReturn: (slug: string) => `/admin/themes/${part(slug)}/return`,
  themePosition: (slug: string) => `/admin/themes/${part(slug)}/position`,

  imports: () => '/admin/imports',
  import: (id: number) => `/admin/imports/${id}`,
  importColumns: (id: number) => `/admin/imports/${id}/columns`,
  importDecisions: (id: number) => `/admin/imports/${id}/decisions`,
  importApplication: (id: number) => `/admin/imports/${id}/application`,
  importUndoing: (id: number) => `/admin/imports/${id}/undoing`,
  importDropping: (id: number) => `/admin/imports/${id}/dropping`,
  importRows: (id: number) => `/admin/imports/${id}/rows.csv`,

  about: () => '/about',
  privacy: () => '/privacy',
  accessibility: () => '/accessibility',
  counting: () => '/how-we-count',
  openData: () => '/open-data',

  /** The reconciliation service, for tools; and the same for people. */
  reconcile: () => '/reconcile',
  matchNames: () => '/reconcile/paste',
  reconcileView: (id: string) => `/reconcile/view/${part(id)}`,
  reconcilePreview: (id: string) => `/reconcile/preview/${part(id)}`,

  docs: () => '/docs',
  openapi: () => '/openapi.json',
  health: { live: () => '/health/live', ready: () => '/health/ready' },
} as const;

/** Addresses of the API, version 1. */
const v1 = '/api/v1';
export const api = {
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
  themes: () => `${v1}/themes`,
  theme: (slug: string) => `${v1}/themes/${part(slug)}`,
  imports: () => `${v1}/imports`,
  import: (id: number) => `${v1}/imports/${id}`,
  history: (noun: PagedNoun, key: string) => `${v1}/${folders[noun]}/${part(key)}/history`,
} as const;

/** An address of this site that a form or a link carried, for going back to; undefined for any other. */
export function ownPath(address: string | undefined): string | undefined {
  const isOwn = address !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(address);
  return isOwn ? address : undefined;
}
