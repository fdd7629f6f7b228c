import { readFileSync } from 'node:fs';
import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { paths } from '#paths.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The description of the API, drawn from the schemas that the routes themselves check by. */
export const openapi = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Western Balkans partnership and grants registry',
          version,
          description:
            'Civil society organisations of six countries, the grants signed with them, the ceremonies, events and coalitions. ' +
            'Data is published under CC BY 4.0. XK stands for Kosovo: this designation is without prejudice to positions on ' +
            'status, and is in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.',
          license: { name: 'CC BY 4.0 (data)', url: 'https://creativecommons.org/licenses/by/4.0/' },
        },
        servers: [{ url: publicUrl }],
        // Reading needs no token; the calls that write name it themselves.
        security: [{}, { token: [] }],
        tags: [
          {
            name: 'organisations',
            description: 'Civil society organisations, networks, donors and other bodies',
          },
          { name: 'grants', description: 'Grants, their consortia and their signing' },
          { name: 'events', description: 'Conferences, study tours, talks and meetings' },
          { name: 'ceremonies', description: 'Signing ceremonies and their lists' },
          { name: 'coalitions', description: 'Advocacy coalitions and their members' },
          {
            name: 'partners',
            description:
              'Finding partners: matching with reasons, consortia, calls, introductions, the region’s pairs',
          },
        ],
        components: {
          securitySchemes: {
            token: { type: 'http', scheme: 'bearer', description: 'Made by `registry tokens add`' },
          },
        },
      },
      // Pages are not part of the API; their routes say nothing here.
      hideUntagged: true,
    });
    app.get(
      paths.openapi(),
      { config: { access: 'public', isKept: false }, schema: { hide: true } },
      async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(app.swagger()),
    );
  },
  { name: 'openapi', dependencies: ['access'] },
);
