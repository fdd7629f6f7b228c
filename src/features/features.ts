import type { FastifyPluginAsync } from 'fastify';
import type { Config } from '#config.ts';
import { ceremonies } from './ceremonies/routes.ts';
import { ceremonyDesk } from './ceremony-desk/routes.ts';
import { coalitions } from './coalitions/routes.ts';
import { contacts } from './contacts/routes.ts';
import { documentation } from './documentation/routes.ts';
import { events } from './events/routes.ts';
import { grants } from './grants/routes.ts';
import { health } from './health/routes.ts';
import { history } from './history/routes.ts';
import { home } from './home/routes.ts';
import { administration } from './administration/routes.ts';
import { invitations } from './invitations/routes.ts';
import { joinRequests } from './join-requests/routes.ts';
import { mails } from './mails/routes.ts';
import { organisations } from './organisations/routes.ts';
import { people } from './people/routes.ts';
import { personalData } from './personal-data/routes.ts';
import { practice } from './practice/routes.ts';
import { search } from './search/routes.ts';
import { signings } from './signings/routes.ts';

/** The features in reading order: what a visitor meets first stands first. */
export const features: FastifyPluginAsync<{ config: Config }>[] = [
  home,
  search,
  organisations,
  contacts,
  grants,
  signings,
  events,
  ceremonies,
  ceremonyDesk,
  coalitions,
  history,
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
