import type { Client, TestApp } from './app.ts';

export const LEAD = 'rrjeti-i-te-rinjve-per-siguri-komunitare-prizren-example';
export const PARTNER = 'nvo-centar-za-sigurnu-zajednicu-niksic-example';
export const THIRD = 'udruzenje-gradana-most-mladih-zenica-example';

/** The whole form as a browser sends it, of a regional grant with three organisations. */
export const given = {
  key: '',
  programme: 'practice-programme',
  scheme: 'regional',
  title: 'Quiet corners (example)',
  lead: LEAD,
  leadTask: '',
  leadShare: '55 %',
  partner: [PARTNER, THIRD],
  partnerTask: ['Work in parks', ''],
  partnerShare: ['40', '5,0'],
  organisationQuery: '',
  amount: '186.000,00',
  currency: 'EUR',
  startsOn: '1.2.2027',
  endsOn: '31.1.2029',
  source: 'Agreement (example)',
};

export const practiceStaff = (app: TestApp, countries: string[] = []): Client =>
  app.signedIn({ isPractice: true, countries });
export const grantCount = ({ practice }: TestApp) =>
  practice.prepare<{ count: number }>('select count(*) as count from grants').get()?.count;
export const errorsOf = (page: Awaited<ReturnType<Client['get']>>['page']) =>
  page.querySelectorAll('.error-summary a').map((link) => link.textContent);
