import fp from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import { lastChange } from '#database/connection.ts';
import { keptMap } from '#database/kept.ts';
import { isAdministrator, isStaff } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { languageOf, type Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import { PageParts } from '#views/parts.ts';
import type { KosovoFootnote, Ui } from '#views/ui.ts';

declare module 'fastify' {
  interface FastifyRequest {
    language: Language;
    /** What views know of this reader and moment; the same one for the whole request. */
    ui(): Ui;
    knownUi: Ui | undefined;
  }
}

/** Chooses the reader's language: what was chosen in the header of the page, else what the browser asks for. */
export const language = fp<{ kosovoFootnote: KosovoFootnote }>(
  async (app, { kosovoFootnote }) => {
    app.decorateRequest('language', 'en');
    app.decorateRequest('knownUi', undefined);
    app.decorateRequest('ui', function (this: FastifyRequest): Ui {
      this.knownUi ??= makeUi(this);
      return this.knownUi;
    });
    app.addHook('onRequest', async (request) => {
      request.language = languageOf(request.headers);
    });

    function makeUi(request: FastifyRequest): Ui {
      const { actor, db } = request;
      const today = dayOf(new Date());
      return {
        language: request.language,
        t: translatorOf(request.language),
        url: request.url,
        person: request.recognisedBy
          ? { name: actor.name, isStaff: isStaff(actor), isAdministrator: isAdministrator(actor) }
          : undefined,
        isPractice: db.isPractice,
        kosovoFootnote,
        changedAt: lastChange(db),
        today,
        parts: new PageParts(() => keptMap(db, `parts of pages, ${request.language}`, today)),
      };
    }
  },
  { name: 'language', dependencies: ['sign-in'] },
);
