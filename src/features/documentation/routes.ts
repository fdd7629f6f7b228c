import type { App } from '#app.ts';
import { paths } from '#paths.ts';
import { documentationPage } from '#views/documentation/documentation.ts';
import { readDocument } from './document.ts';

/** The API, readable: drawn on the server from the same document that scripts read. */
export async function documentation(app: App): Promise<void> {
  app.get(paths.docs(), { config: { access: 'public' } }, async (request, reply) =>
    reply.page(documentationPage(request.ui(), readDocument(app.swagger()))),
  );
}
