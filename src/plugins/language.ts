import fp from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import { lastChange } from '#database/connection.ts';
import { isAdministrator, isStaff } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { isLanguage, preferredLanguage, type Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import type { KosovoFootnote, Ui } from '#views/ui.ts';

declare module 'fastify' {
  interface FastifyRequest {
    language: Language;
    /** What views know of this reader and moment. */
    ui(): Ui;
  }
}

/** Chooses the reader's language: what was chosen in the header of the page, else what the browser asks for. */
export const language = fp<{ kosovoFootnote: KosovoFootnote }>(
  async (app, { kosovoFootnote }) => {
    app.decorateRequest('language', 'en');
    app.decorateRequest('ui', function (this: FastifyRequest): Ui {
      const { actor } = this;
      return {
        language: this.language,
        t: translatorOf(this.language),
        url: this.url,
        person: this.recognisedBy
          ? { name: actor.name, isStaff: isStaff(actor), isAdministrator: isAdministrator(actor) }
          : undefined,
        isPractice: this.db.isPractice,
        kosovoFootnote,
        changedAt: lastChange(this.db),
        today: dayOf(new Date()),
      };
    });
    app.addHook('onRequest', async (request) => {
      const chosen = request.cookies['language'];
      request.language = isLanguage(chosen) ? chosen : preferredLanguage(request.headers['accept-language']);
    });
  },
  { name: 'language', dependencies: ['sign-in'] },
);
