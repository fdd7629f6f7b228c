import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { cursorAfter, readCursor } from '#lists/request.ts';
import { sendMailAgain } from './commands.ts';
import { mailStates } from './kinds.ts';
import { findMail, listMails } from './queries.ts';
import { Mail, MailPage, MailPath, StateWord } from './schemas.ts';

const tags = ['people'];
const security = [{ token: [] }];

/** The outbox for scripts of administrators. */
export async function mailsApi(app: App): Promise<void> {
  app.get(
    '/api/v1/mails',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        security,
        operationId: 'listMails',
        summary: 'Mails of the outbox, the newest first',
        querystring: Type.Object(
          {
            state: Type.Optional(StateWord),
            cursor: Type.Optional(Type.String({ description: 'As `next` of the page before gave it' })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: MailPage, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { state, cursor, limit = 25 } = request.query;
      const asked = mailStates.find((known) => known === state);
      const { mails, total, next } = listMails(request.db, {
        state: asked,
        after: readCursor(cursor),
        size: limit,
      });
      return reply.send({ items: mails, next: cursorAfter(next), total });
    },
  );

  app.get(
    '/api/v1/mails/:id',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        security,
        operationId: 'getMail',
        summary: 'A mail with its text',
        params: MailPath,
        response: { 200: Mail, ...problemResponses(401, 403, 404) },
      },
    },
    async (request, reply) => reply.send(findMail(request.db, request.params.id)),
  );

  app.post(
    '/api/v1/mails/:id/sending',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        security,
        operationId: 'sendMailAgain',
        summary: 'Have a mail that was not taken sent again',
        params: MailPath,
        response: { 200: Mail, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      sendMailAgain(request.db, request.act(), id);
      return reply.send(findMail(request.db, id));
    },
  );
}
