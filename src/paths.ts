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
  solution: 'solutions',
  evidence: 'evidence',
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

  sessionLines: (event: string, session: string) => `/events/${part(event)}/sessions/${part(session)}/lines`,
  eventLines: (event: string) => `/events/${part(event)}/lines`,
  eventLine: (event: string, id: number) => `/events/${part(event)}/lines/${id}`,
  eventLineSettling: (event: string, id: number) => `/events/${part(event)}/lines/${id}/settling`,

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
  coalitionInstitutions: (slug: string) => `/coalitions/${part(slug)}/institutions`,
  coalitionTimeline: (slug: string) => `/coalitions/${part(slug)}/timeline`,

  coalitionReports: (slug: string) => `/coalitions/${part(slug)}/reports`,
  newCoalitionReport: (slug: string) => `/coalitions/${part(slug)}/reports/new`,
  coalitionReport: (slug: string, period: string) => `/coalitions/${part(slug)}/reports/${part(period)}`,
  writeCoalitionReport: (slug: string, period: string) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/edit`,
  coalitionReportSubmission: (slug: string, period: string) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/submission`,
  coalitionReportComments: (slug: string, period: string) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/comments`,
  coalitionReportDecision: (slug: string, period: string) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/decision`,

  outcomes: () => '/outcomes',
  coalitionOutcomes: (slug: string) => `/coalitions/${part(slug)}/outcomes`,
  newOutcome: (slug: string, after?: number) =>
    withQuery(`/coalitions/${part(slug)}/outcomes/new`, { after }),
  outcome: (slug: string, id: number) => `/coalitions/${part(slug)}/outcomes/${id}`,
  editOutcome: (slug: string, id: number) => `/coalitions/${part(slug)}/outcomes/${id}/edit`,
  outcomeSubstantiations: (slug: string, id: number) =>
    `/coalitions/${part(slug)}/outcomes/${id}/substantiations`,
  substantiation: (secret: string) => `/substantiations/${part(secret)}`,

  actions: () => '/actions',
  coalitionActions: (slug: string) => `/coalitions/${part(slug)}/actions`,
  newAction: (slug: string) => `/coalitions/${part(slug)}/actions/new`,
  action: (slug: string, id: number) => `/coalitions/${part(slug)}/actions/${id}`,
  editAction: (slug: string, id: number) => `/coalitions/${part(slug)}/actions/${id}/edit`,

  solutions: () => '/solutions',
  newSolution: () => '/solutions/new',
  solutionMatrix: () => '/solutions/matrix',
  solution: (slug: string) => `/solutions/${part(slug)}`,
  editSolution: (slug: string) => `/solutions/${part(slug)}/edit`,
  solutionSteps: (slug: string, country?: string) => withQuery(`/solutions/${part(slug)}/steps`, { country }),

  evidenceLibrary: () => '/evidence',
  newEvidence: () => '/evidence/new',
  evidence: (slug: string) => `/evidence/${part(slug)}`,
  editEvidence: (slug: string) => `/evidence/${part(slug)}/edit`,
  evidenceUses: (slug: string) => `/evidence/${part(slug)}/uses`,
  evidenceUseRemoval: (slug: string) => `/evidence/${part(slug)}/uses/removal`,

  reports: () => '/reports',
  claims: () => '/reports/claims',
  indicators: () => '/reports/indicators',
  coverage: () => '/data/coverage',

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
  outcomes: () => `${v1}/outcomes`,
  outcome: (slug: string, id: number) => `${v1}/coalitions/${part(slug)}/outcomes/${id}`,
  actions: () => `${v1}/actions`,
  action: (slug: string, id: number) => `${v1}/coalitions/${part(slug)}/actions/${id}`,
  solutions: () => `${v1}/solutions`,
  solution: (slug: string) => `${v1}/solutions/${part(slug)}`,
  evidenceLibrary: () => `${v1}/evidence`,
  evidence: (slug: string) => `${v1}/evidence/${part(slug)}`,
  history: (noun: PagedNoun, key: string) => `${v1}/${folders[noun]}/${part(key)}/history`,
} as const;

/** An address of this site that a form or a link carried, for going back to; undefined for any other. */
export function ownPath(address: string | undefined): string | undefined {
  const isOwn = address !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(address);
  return isOwn ? address : undefined;
}
