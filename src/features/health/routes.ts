import type { App } from '#app.ts';
import { currentRevision } from '#database/connection.ts';
import { paths } from '#paths.ts';

/** For whoever watches the server: it runs, and it can read its databases. */
export async function health(app: App): Promise<void> {
  const open = { config: { access: 'public', isKept: false }, schema: { hide: true } } as const;
  app.get(paths.health.live(), open, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );
  app.get(paths.health.ready(), open, async (_request, reply) => {
    const { registry, practice } = app.databases;
    return reply
      .header('cache-control', 'no-store')
      .send({ status: 'ready', revision: currentRevision(registry), practice: currentRevision(practice) });
  });
}
