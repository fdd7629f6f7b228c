import fp from 'fastify-plugin';
import type { Database } from '#database/connection.ts';

declare module 'fastify' {
  interface FastifyInstance {
    databases: Databases;
  }
  interface FastifyRequest {
    /** The database of this request: the registry's, or practice's for a person who is in practice. */
    db: Database;
  }
}

/** The two files of one application. People, their sessions and their tokens live in the registry's only. */
export interface Databases {
  registry: Database;
  practice: Database;
}

export const databases = fp<{ databases: Databases }>(
  async (app, options) => {
    app.decorate('databases', options.databases);
    app.decorateRequest('db');
    app.addHook('onRequest', async (request) => {
      request.db = app.databases.registry;
    });
    app.addHook('onClose', async () => {
      app.databases.registry.close();
      app.databases.practice.close();
    });
  },
  { name: 'databases' },
);
