import type { App } from '#app.ts';

/**
 * Lets the routes of one feature take files. The reader of multipart bodies is registered in the feature's own
 * scope, and only where no other has been.
 */
export async function takeFiles(app: App, routes: (scope: App) => void): Promise<void> {
  await app.register(async (scope) => {
    if (!scope.hasContentTypeParser('multipart/form-data')) {
      const { default: multipart } = await import('@fastify/multipart');
      await scope.register(multipart);
    }
    routes(scope);
  });
}
