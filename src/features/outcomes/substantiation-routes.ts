import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { Form } from '#features/coalitions/form-fields.ts';
import { paths } from '#paths.ts';
import { answerFormPage, answerThanksPage, askedPage } from '#views/outcomes/substantiation.ts';
import { readAnswerForm } from './form.ts';
import { findOutcome } from './queries.ts';
import { answerSubstantiation, askSubstantiation, findAsked } from './substantiation.ts';

const Path = Type.Object({ slug: Type.String({ maxLength: 200 }), id: Type.Integer({ minimum: 1 }) });
const Secret = Type.Object({ secret: Type.String({ maxLength: 200 }) });

/** Asking someone outside about an outcome, and the page on which that person answers, once. */
export function substantiationRoutes(app: App, publicUrl: string): void {
  app.post(
    '/coalitions/:slug/outcomes/:id/substantiations',
    { config: { access: 'signed-in' }, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const { secret } = askSubstantiation(request.db, request.act(), slug, id);
      // The link is shown in this answer and nowhere else, so there is nothing to lead on to.
      const link = publicUrl + paths.substantiation(secret);
      return reply.page(askedPage(request.ui(), { outcome: findOutcome(request.db, slug, id), link }));
    },
  );

  app.get(
    '/substantiations/:secret',
    { config: { access: 'public', isKept: false }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      const { coalition, outcomeId } = findAsked(request.db, secret, new Date());
      const outcome = findOutcome(request.db, coalition, outcomeId);
      return reply.page(answerFormPage(request.ui(), { secret, outcome, typed: {}, problems: [] }));
    },
  );

  app.post(
    '/substantiations/:secret',
    { config: { access: 'public' }, schema: { params: Secret, body: Form } },
    async (request, reply) => {
      const { secret } = request.params;
      const { typed, input } = readAnswerForm(request.body);
      try {
        const { coalition, outcomeId } = answerSubstantiation(request.db, request.act(), secret, input);
        return reply.page(answerThanksPage(request.ui(), findOutcome(request.db, coalition, outcomeId)));
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const { coalition, outcomeId } = findAsked(request.db, secret, new Date());
        const outcome = findOutcome(request.db, coalition, outcomeId);
        const form = { secret, outcome, typed, problems: error.problems };
        return reply.code(422).page(answerFormPage(request.ui(), form));
      }
    },
  );
}
