import type { App } from '#app.ts';
import { switchPractice } from '#features/people/commands.ts';
import { paths } from '#paths.ts';
import { practicePage } from '#views/practice/practice.ts';

/** Going to practice and back, and putting it back to how it began. */
export async function practice(app: App): Promise<void> {
  app.get(paths.practice(), { config: { access: 'signed-in' } }, async (request, reply) =>
    reply.page(practicePage(request.ui())),
  );

  app.post(paths.practice(), { config: { access: 'signed-in' } }, async (request, reply) => {
    const secret = request.sessionSecret();
    if (secret) switchPractice(app.databases.registry, secret, !request.db.isPractice);
    return reply.redirect(request.db.isPractice ? paths.home() : paths.ceremonies(), 303);
  });

  app.post(paths.practiceReset(), { config: { access: 'signed-in' } }, async (_request, reply) => {
    // Read when it is wanted: a start needs none of it.
    const { resetPractice } = await import('#seeds/practice.ts');
    resetPractice(app.databases.practice);
    return reply.redirect(paths.ceremonies(), 303);
  });
}
