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
  scheme: 'schemes',
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
  grantStatus: (reference: string) => `/grants/${part(reference)}/status`,
  amendments: (reference: string) => `/grants/${part(reference)}/amendments`,
  amendmentsOfMany: () => '/grants/amendments',
  payments: (reference: string) => `/grants/${part(reference)}/payments`,
  paymentReversal: (reference: string, payment: number) =>
    `/grants/${part(reference)}/payments/${payment}/reversal`,
  paymentSchedule: (reference: string) => `/grants/${part(reference)}/payments/schedule`,
  grantReports: (reference: string) => `/grants/${part(reference)}/payments/reports`,
  grantReportReceipt: (reference: string, report: number) =>
    `/grants/${part(reference)}/payments/reports/${report}/receipt`,
  documents: (reference: string) => `/grants/${part(reference)}/documents`,
  document: (reference: string, document: number) => `/grants/${part(reference)}/documents/${document}`,
  documentWithdrawal: (reference: string, document: number) =>
    `/grants/${part(reference)}/documents/${document}/withdrawal`,
  reportsDue: () => '/grants/reports-due',
  grantTotals: (query: Record<string, string | readonly string[] | undefined> = {}) =>
    withQuery('/grants/totals', query),

  scheme: (slug: string) => `/schemes/${part(slug)}`,
  adminSchemes: () => '/admin/schemes',
  newScheme: () => '/admin/schemes/new',
  schemeVersions: (slug: string) => `/admin/schemes/${part(slug)}/versions`,
  newSchemeVersion: (slug: string) => `/admin/schemes/${part(slug)}/versions/new`,
  schemeVersionEnd: (slug: string, version: number) => `/admin/schemes/${part(slug)}/versions/${version}/end`,
  rates: () => '/admin/rates',
  rateImport: () => '/admin/rates/import',

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
  grants: () => `${v1}/grants`,
  grant: (reference: string) => `${v1}/grants/${part(reference)}`,
  signing: (reference: string) => `${v1}/grants/${part(reference)}/signing`,
  grantStatus: (reference: string) => `${v1}/grants/${part(reference)}/status`,
  amendments: (reference: string) => `${v1}/grants/${part(reference)}/amendments`,
  payments: (reference: string) => `${v1}/grants/${part(reference)}/payments`,
  documents: (reference: string) => `${v1}/grants/${part(reference)}/documents`,
  document: (reference: string, document: number) => `${v1}/grants/${part(reference)}/documents/${document}`,
  schemes: () => `${v1}/schemes`,
  scheme: (slug: string) => `${v1}/schemes/${part(slug)}`,
  rates: () => `${v1}/rates`,
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
