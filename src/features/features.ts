import type { FastifyPluginAsync } from 'fastify';
import type { Config } from '#config.ts';
import { ceremonies } from './ceremonies/routes.ts';
import { coalitions } from './coalitions/routes.ts';
import { documentation } from './documentation/routes.ts';
import { events } from './events/routes.ts';
import { grants } from './grants/routes.ts';
import { health } from './health/routes.ts';
import { history } from './history/routes.ts';
import { home } from './home/routes.ts';
import { imports } from './imports/routes.ts';
import { organisations } from './organisations/routes.ts';
import { people } from './people/routes.ts';
import { practice } from './practice/routes.ts';
import { reconcile } from './reconcile/routes.ts';
import { search } from './search/routes.ts';
import { signings } from './signings/routes.ts';
import { themes } from './themes/routes.ts';

/** The features in reading order: what a visitor meets first stands first. */
export const features: FastifyPluginAsync<{ config: Config }>[] = [
  home,
  search,
  organisations,
  grants,
  signings,
  events,
  ceremonies,
  coalitions,
  reconcile,
  imports,
  themes,
  history,
  people,
  practice,
  documentation,
  health,
];
