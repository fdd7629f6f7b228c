import type { FastifyPluginAsync } from 'fastify';
import type { Config } from '#config.ts';
import { amendments } from './amendments/routes.ts';
import { ceremonies } from './ceremonies/routes.ts';
import { coalitions } from './coalitions/routes.ts';
import { documentation } from './documentation/routes.ts';
import { documents } from './documents/routes.ts';
import { events } from './events/routes.ts';
import { grants } from './grants/routes.ts';
import { health } from './health/routes.ts';
import { history } from './history/routes.ts';
import { home } from './home/routes.ts';
import { organisations } from './organisations/routes.ts';
import { payments } from './payments/routes.ts';
import { people } from './people/routes.ts';
import { practice } from './practice/routes.ts';
import { statuses } from './statuses/routes.ts';
import { schemes } from './schemes/routes.ts';
import { rates } from './rates/routes.ts';
import { search } from './search/routes.ts';
import { signings } from './signings/routes.ts';

/** The features in reading order: what a visitor meets first stands first. */
export const features: FastifyPluginAsync<{ config: Config }>[] = [
  home,
  search,
  organisations,
  grants,
  signings,
  schemes,
  statuses,
  amendments,
  payments,
  documents,
  rates,
  events,
  ceremonies,
  coalitions,
  history,
  people,
  practice,
  documentation,
  health,
];
