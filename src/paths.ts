/**
 * Every public address of the registry, as functions. Routes, views, redirects and tests take addresses from
 * here only, so that changing one is a change in one place.
 */
/** A part of a path, whatever stands in it. */
export const part = encodeURIComponent;

export type Query = Record<string, string | number | readonly string[] | undefined>;

/** A path with a query; empty and undefined values are left out, lists are repeated. */
export function withQuery(path: string, query: Query): string {
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
export const folders = {
  organisation: 'organisations',
  grant: 'grants',
  ceremony: 'ceremonies',
  event: 'events',
  coalition: 'coalitions',
  solution: 'solutions',
  evidence: 'evidence',
  consortium: 'partners/consortia',
  call: 'partners/calls',
  scheme: 'schemes',
  claim: 'reports/claims',
} as const;
export type PagedNoun = keyof typeof folders;

/** The lists that administrators keep besides themes. */
export type KeptPath = 'places' | 'legal-forms';

export const paths = {
  home: () => '/',
  search: (q?: string) => withQuery('/search', { q }),
  suggestions: () => '/search/suggestions',

  organisations: () => '/organisations',
  organisationMap: () => '/organisations/map',
  newOrganisation: () => '/organisations/new',
  organisation: (slug: string) => `/organisations/${part(slug)}`,
  contacts: (slug: string) => `/organisations/${part(slug)}/contacts`,
  newContact: (slug: string) => `/organisations/${part(slug)}/contacts/new`,
  contact: (slug: string, id: number) => `/organisations/${part(slug)}/contacts/${id}`,
  editContact: (slug: string, id: number) => `/organisations/${part(slug)}/contacts/${id}/edit`,
  contactRemoval: (slug: string, id: number) => `/organisations/${part(slug)}/contacts/${id}/removal`,
  editOrganisation: (slug: string) => `/organisations/${part(slug)}/edit`,

  organisationLookAlikes: () => '/organisations/look-alikes',
  organisationConfirmation: (slug: string) => `/organisations/${part(slug)}/confirmation`,
  profileConfirmation: (secret: string) => `/confirmations/${part(secret)}`,
  profileChanges: (secret: string) => `/confirmations/${part(secret)}/correction`,
  approvals: () => '/admin/approvals',
  approvalsFile: (format: string) => `/admin/approvals.${format}`,
  approval: (id: number) => `/admin/approvals/${id}/approval`,
  refusal: (id: number) => `/admin/approvals/${id}/refusal`,
  corrections: (state?: string) => withQuery('/admin/corrections', { state }),
  correctionsFile: (format: string, state?: string) => withQuery(`/admin/corrections.${format}`, { state }),
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
  duplicatesFile: (format: string, state?: string) => withQuery(`/admin/duplicates.${format}`, { state }),
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
  /** What was paid over all grants, and what is late. */
  ledger: (ledger: 'paid' | 'late') => (ledger === 'paid' ? '/grants/payments' : '/grants/late'),
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

  sessionLines: (event: string, session: string) => `/events/${part(event)}/sessions/${part(session)}/lines`,
  eventLines: (event: string) => `/events/${part(event)}/lines`,
  eventLine: (event: string, id: number) => `/events/${part(event)}/lines/${id}`,
  eventLineSettling: (event: string, id: number) => `/events/${part(event)}/lines/${id}/settling`,

  ceremonies: () => '/ceremonies',
  newCeremony: () => '/ceremonies/new',
  editCeremony: (slug: string) => `/ceremonies/${part(slug)}/edit`,
  ceremony: (slug: string) => `/ceremonies/${part(slug)}`,
  ceremonyList: (slug: string) => `/ceremonies/${part(slug)}/list`,
  ceremonyDesk: (slug: string) => `/ceremonies/${part(slug)}/desk-people`,
  ceremonyDeskRemoval: (slug: string, person: string) =>
    `/ceremonies/${part(slug)}/desk-people/${part(person)}/removal`,
  ceremonyListPosition: (slug: string, reference: string) =>
    `/ceremonies/${part(slug)}/list/${part(reference)}/position`,
  ceremonyListRemoval: (slug: string, reference: string) =>
    `/ceremonies/${part(slug)}/list/${part(reference)}/removal`,
  signatories: (slug: string) => `/ceremonies/${part(slug)}/signatories`,
  listPublication: (slug: string) => `/ceremonies/${part(slug)}/publication`,
  closing: (slug: string) => `/ceremonies/${part(slug)}/closing`,
  desk: (slug: string, grant?: string) => withQuery(`/ceremonies/${part(slug)}/desk`, { grant }),
  deskWorker: () => '/desk-worker.js',
  linesWorker: () => '/lines-worker.js',
  deskChanges: (slug: string) => `/ceremonies/${part(slug)}/changes`,
  entries: (slug: string) => `/ceremonies/${part(slug)}/entries`,
  entryResolution: (slug: string, key: string) => `/ceremonies/${part(slug)}/entries/${part(key)}/resolution`,
  stage: (slug: string, link?: string) => withQuery(`/ceremonies/${part(slug)}/stage`, { link }),
  stageLinks: (slug: string) => `/ceremonies/${part(slug)}/stage-links`,
  stageLinksEnding: (slug: string) => `/ceremonies/${part(slug)}/stage-links/ending`,
  minutes: (slug: string) => `/ceremonies/${part(slug)}/minutes`,
  paper: (slug: string) => `/ceremonies/${part(slug)}/paper`,
  calendar: (slug: string) => `/ceremonies/${part(slug)}.ics`,

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
  compareCoalitionReports: (slug: string, query: { from?: string; until?: string } = {}, format?: string) =>
    withQuery(`/coalitions/${part(slug)}/reports/compare${format ? `.${format}` : ''}`, query),
  coalitionReport: (slug: string, period: string) => `/coalitions/${part(slug)}/reports/${part(period)}`,
  writeCoalitionReport: (slug: string, period: string) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/edit`,
  coalitionReportSubmission: (slug: string, period: string) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/submission`,
  coalitionReportComments: (slug: string, period: string) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/comments`,
  coalitionReportAnswers: (slug: string, period: string, comment: number) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/comments/${comment}/answers`,
  coalitionReportResolution: (slug: string, period: string, comment: number) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/comments/${comment}/resolution`,
  coalitionReportHandedIn: (slug: string, period: string, number: number) =>
    `/coalitions/${part(slug)}/reports/${part(period)}/submissions/${number}/report.json`,
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
  newClaim: () => '/reports/claims/new',
  claim: (slug: string) => `/reports/claims/${part(slug)}`,
  editClaim: (slug: string) => `/reports/claims/${part(slug)}/edit`,
  claimWithdrawal: (slug: string) => `/reports/claims/${part(slug)}/withdrawal`,
  claimReturn: (slug: string) => `/reports/claims/${part(slug)}/return`,
  indicators: () => '/reports/indicators',
  indicator: (slug: string) => `/reports/indicators/${part(slug)}`,
  editIndicator: (slug: string) => `/reports/indicators/${part(slug)}/edit`,
  indicatorReadings: (slug: string) => `/reports/indicators/${part(slug)}/readings`,
  indicatorChanges: (slug: string, query: Query = {}) =>
    withQuery(`/reports/indicators/${part(slug)}/changes`, query),
  coverage: () => '/data/coverage',

  partners: (query: Query = {}) => withQuery('/partners', query),
  partnersMethod: () => '/partners/method',
  partnersMatrix: (query: Query = {}) => withQuery('/partners/matrix', query),
  partnersPairs: (query: Query = {}) => withQuery('/partners/pairs', query),
  partnersNetwork: (query: Query = {}) => withQuery('/partners/network', query),
  consortiumBuilder: (query: Query = {}) => withQuery('/partners/consortium', query),
  consortiumSheet: (query: Query = {}) => withQuery('/partners/consortium/sheet', query),
  consortiumXlsx: (query: Query = {}) => withQuery('/partners/consortium/sheet.xlsx', query),
  consortia: () => '/partners/consortia',
  consortium: (id: string) => `/partners/consortia/${part(id)}`,
  consortiumConfirmation: (id: string) => `/partners/consortia/${part(id)}/confirmation`,
  consortiumGrant: (id: string) => `/partners/consortia/${part(id)}/grant`,
  consortiumLinks: (id: string) => `/partners/consortia/${part(id)}/links`,
  consortiumInvitation: (secret: string) => `/partners/invitations/${part(secret)}`,
  calls: (query: Query = {}) => withQuery('/partners/calls', query),
  newCall: () => '/partners/calls/new',
  call: (slug: string) => `/partners/calls/${part(slug)}`,
  editCall: (slug: string) => `/partners/calls/${part(slug)}/edit`,
  callAnswers: (slug: string) => `/partners/calls/${part(slug)}/answers`,
  callClosing: (slug: string) => `/partners/calls/${part(slug)}/closing`,
  introductions: () => '/partners/introductions',
  newIntroduction: (to?: string) => withQuery('/partners/introductions/new', { to }),
  introduction: (id: string) => `/partners/introductions/${part(id)}`,
  introductionDecision: (id: string) => `/partners/introductions/${part(id)}/decision`,
  introductionReport: (id: string) => `/partners/introductions/${part(id)}/report`,
  introductionReplies: (id: string) => `/partners/introductions/${part(id)}/replies`,

  /** The history of one record, by its slug or, for a grant, its reference. */
  history: (noun: PagedNoun, key: string) => `/${folders[noun]}/${part(key)}/history`,
  historyHead: () => '/data/history-head.json',

  signIn: (next?: string) => withQuery('/sign-in', { next }),
  signInLink: (secret: string) => `/sign-in/${part(secret)}`,
  signInByPassword: () => '/sign-in/password',
  signInByPasskey: () => '/sign-in/passkey',
  askForLink: (next?: string) => withQuery('/sign-in/link', { next }),
  signInCode: (next?: string) => withQuery('/sign-in/code', { next }),
  keptForm: () => '/sign-in/form',

  account: (done?: string) => withQuery('/account', { done }),
  accountName: () => '/account/name',
  accountAddress: () => '/account/address',
  accountAddressLink: (secret: string) => `/account/address/${part(secret)}`,
  accountPassword: () => '/account/password',
  accountPasswordRemoval: () => '/account/password/removal',
  accountPasskeys: (done?: string) => withQuery('/account/passkeys', { done }),
  accountPasskey: (id: number) => `/account/passkeys/${id}`,
  accountPasskeyRemoval: (id: number) => `/account/passkeys/${id}/removal`,
  accountEnrolment: () => '/account/enrolment',
  accountCodes: () => '/account/codes',
  accountCodesRemoval: () => '/account/codes/removal',
  accountRecoveryCodes: () => '/account/recovery-codes',
  accountConfirmation: (next?: string) => withQuery('/account/confirmation', { next }),
  accountConfirmationPasskey: () => '/account/confirmation/passkey',
  accountConfirmationLink: () => '/account/confirmation/link',
  accountSessions: (done?: string) => withQuery('/account/sessions', { done }),
  accountSessionsEnding: () => '/account/sessions/ending',
  accountSessionEnding: (id: string) => `/account/sessions/${part(id)}/ending`,
  accountTokens: (done?: string) => withQuery('/account/tokens', { done }),
  accountTokenRevocation: (id: string) => `/account/tokens/${part(id)}/revocation`,
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
  themes: () => '/admin/themes',
  newTheme: () => '/admin/themes/new',
  editTheme: (slug: string) => `/admin/themes/${part(slug)}/edit`,
  theme: (slug: string) => `/admin/themes/${part(slug)}`,
  themeRetirement: (slug: string) => `/admin/themes/${part(slug)}/retirement`,
  themeReturn: (slug: string) => `/admin/themes/${part(slug)}/return`,
  themePosition: (slug: string) => `/admin/themes/${part(slug)}/position`,
  kept: (list: KeptPath) => `/admin/${list}`,
  newKept: (list: KeptPath) => `/admin/${list}/new`,
  keptSpellings: (list: KeptPath) => `/admin/${list}/spellings`,
  editKept: (list: KeptPath, slug: string) => `/admin/${list}/${part(slug)}/edit`,
  keptEntry: (list: KeptPath, slug: string) => `/admin/${list}/${part(slug)}`,
  keptAct: (
    list: KeptPath,
    slug: string,
    act: 'merging' | 'parting' | 'retirement' | 'return' | 'position',
  ) => `/admin/${list}/${part(slug)}/${act}`,

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

/** An address of this site that a form or a link carried, for going back to; undefined for any other. */
export function ownPath(address: string | undefined): string | undefined {
  const isOwn = address !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(address);
  return isOwn ? address : undefined;
}
