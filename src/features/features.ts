import type { FastifyPluginAsync } from 'fastify';
import type { Config } from '#config.ts';
import { accounts } from './accounts/routes.ts';
import { calls } from './calls/routes.ts';
import { amendments } from './amendments/routes.ts';
import { ceremonies } from './ceremonies/routes.ts';
import { actions } from './actions/routes.ts';
import { coalitionReports } from './coalition-reports/routes.ts';
import { ceremonyDesk } from './ceremony-desk/routes.ts';
import { claims } from './claims/routes.ts';
import { coalitions } from './coalitions/routes.ts';
import { corrections } from './corrections/routes.ts';
import { consortia } from './consortia/routes.ts';
import { desk } from './desk/routes.ts';
import { contacts } from './contacts/routes.ts';
import { documentation } from './documentation/routes.ts';
import { duplicates } from './duplicates/routes.ts';
import { documents } from './documents/routes.ts';
import { events } from './events/routes.ts';
import { evidence } from './evidence/routes.ts';
import { grants } from './grants/routes.ts';
import { health } from './health/routes.ts';
import { history } from './history/routes.ts';
import { home } from './home/routes.ts';
import { administration } from './administration/routes.ts';
import { invitations } from './invitations/routes.ts';
import { joinRequests } from './join-requests/routes.ts';
import { mails } from './mails/routes.ts';
import { imports } from './imports/routes.ts';
import { legalForms } from './legal-forms/routes.ts';
import { lines } from './lines/routes.ts';
import { organisations } from './organisations/routes.ts';
import { partners } from './partners/routes.ts';
import { outcomes } from './outcomes/routes.ts';
import { introductions } from './introductions/routes.ts';
import { minutes } from './minutes/routes.ts';
import { paper } from './paper/routes.ts';
import { payments } from './payments/routes.ts';
import { people } from './people/routes.ts';
import { profiles } from './profiles/routes.ts';
import { personalData } from './personal-data/routes.ts';
import { places } from './places/routes.ts';
import { practice } from './practice/routes.ts';
import { reconcile } from './reconcile/routes.ts';
import { statuses } from './statuses/routes.ts';
import { schemes } from './schemes/routes.ts';
import { rates } from './rates/routes.ts';
import { reports } from './reports/routes.ts';
import { search } from './search/routes.ts';
import { signings } from './signings/routes.ts';
import { solutions } from './solutions/routes.ts';
import { stage } from './stage/routes.ts';
import { themes } from './themes/routes.ts';

/** The features in reading order: what a visitor meets first stands first. */
export const features: FastifyPluginAsync<{ config: Config }>[] = [
  home,
  search,
  organisations,
  duplicates,
  profiles,
  corrections,
  contacts,
  grants,
  signings,
  schemes,
  statuses,
  amendments,
  payments,
  documents,
  rates,
  events,
  lines,
  ceremonies,
  ceremonyDesk,
  desk,
  stage,
  minutes,
  paper,
  coalitions,
  coalitionReports,
  partners,
  outcomes,
  actions,
  solutions,
  evidence,
  reconcile,
  imports,
  calls,
  consortia,
  introductions,
  reports,
  claims,
  themes,
  places,
  legalForms,
  history,
  accounts,
  people,
  administration,
  invitations,
  joinRequests,
  personalData,
  mails,
  practice,
  documentation,
  health,
];
