import type { FastifyPluginAsync } from 'fastify';
import type { Config } from '#config.ts';
import { ceremonies } from './ceremonies/routes.ts';
import { actions } from './actions/routes.ts';
import { coalitionReports } from './coalition-reports/routes.ts';
import { coalitions } from './coalitions/routes.ts';
import { documentation } from './documentation/routes.ts';
import { events } from './events/routes.ts';
import { evidence } from './evidence/routes.ts';
import { grants } from './grants/routes.ts';
import { health } from './health/routes.ts';
import { history } from './history/routes.ts';
import { home } from './home/routes.ts';
import { lines } from './lines/routes.ts';
import { organisations } from './organisations/routes.ts';
import { outcomes } from './outcomes/routes.ts';
import { people } from './people/routes.ts';
import { practice } from './practice/routes.ts';
import { reports } from './reports/routes.ts';
import { search } from './search/routes.ts';
import { signings } from './signings/routes.ts';
import { solutions } from './solutions/routes.ts';

/** The features in reading order: what a visitor meets first stands first. */
export const features: FastifyPluginAsync<{ config: Config }>[] = [
  home,
  search,
  organisations,
  grants,
  signings,
  events,
  lines,
  ceremonies,
  coalitions,
  coalitionReports,
  outcomes,
  actions,
  solutions,
  evidence,
  reports,
  history,
  people,
  practice,
  documentation,
  health,
];
