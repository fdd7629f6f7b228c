import { createHash } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import { countriesByName } from '#features/organisations/countries.ts';
import { pageWorker } from '#features/desk/worker.ts';
import { newSecret } from '#features/people/secrets.ts';
import { paths } from '#paths.ts';
import { boardPage } from '#views/lines/board.ts';
import { settlingPage, type SettlingForm, type TypedSettling } from '#views/lines/settling.ts';
import { typingPage, type TypedLine, type Typing } from '#views/lines/typing.ts';
import { linesApi } from './api.ts';
import { settleLine, typeLine } from './commands.ts';
import { findLine, findSession, linesOfEvent, linesOfSession } from './queries.ts';

const slug = Type.String({ maxLength: 200 });
const Event = Type.Object({ slug });
const Session = Type.Object({ slug, session: slug });
const Line = Type.Object({ slug, id: Type.Integer({ minimum: 1 }) });

/** What the page of a session's lines runs; it sends what it keeps as a desk does. */
const SCRIPTS = [
  ...['lines', 'queue'].map((name) => `lines/${name}.js`),
  ...['on-device', 'send', 'sign-out', 'store', 'words'].map((name) => `desk/${name}.js`),
];

/** What was said at sessions: typed one line at a time, the board of what is open, and what each became. */
export async function lines(app: App): Promise<void> {
  typingRoutes(app);
  pageWorker(app, {
    kind: 'lines',
    path: paths.linesWorker(),
    scope: '/events/',
    scripts: SCRIPTS,
  });
  boardRoutes(app);
  await linesApi(app);
}

function typingRoutes(app: App): void {
  app.get(
    '/events/:slug/sessions/:session/lines',
    {
      config: { access: 'staff', isKept: false },
      schema: {
        params: Session,
        querystring: Type.Object({ shell: Type.Optional(Type.String({ maxLength: 10 })) }),
      },
    },
    async (request, reply) => {
      // What the device keeps of the page names nobody; its script fills it once the registry answers.
      const typing = { ...typingOf(request, request.params), isShell: request.query.shell === 'yes' };
      return reply.header('registry-page', 'lines').page(typingPage(request.ui(), typing));
    },
  );

  app.post(
    '/events/:slug/sessions/:session/lines',
    { config: { access: 'staff' }, schema: { params: Session, body: Form } },
    async (request, reply) => {
      const { slug: event, session } = request.params;
      const typed = fieldsOf(request.body, ['kind', 'text', 'owner', 'dueOn', 'key']);
      const input = {
        kind: typed.kind,
        text: typed.text,
        owner: typed.owner || undefined,
        dueOn: readDate(typed.dueOn),
        key: typed.key ? keyOf(typed) : undefined,
      };
      try {
        const id = typeLine(request.db, request.act(), event, session, input);
        return await reply.redirect(`${paths.sessionLines(event, session)}#line-${id}`, 303);
      } catch (error) {
        const typing = typingOf(request, request.params, typed, problemsOf(error));
        return reply.code(422).page(typingPage(request.ui(), typing));
      }
    },
  );
}

function boardRoutes(app: App): void {
  app.get(
    '/events/:slug/lines',
    { config: { access: 'staff', isKept: false }, schema: { params: Event } },
    async (request, reply) => {
      const event = eventOf(request, request.params.slug);
      return reply.page(boardPage(request.ui(), { event, lines: linesOfEvent(request.db, event.id) }));
    },
  );

  app.get(
    '/events/:slug/lines/:id',
    { config: { access: 'staff', isKept: false }, schema: { params: Line } },
    async (request, reply) => reply.page(settlingPage(request.ui(), settlingOf(request, request.params))),
  );

  app.post(
    '/events/:slug/lines/:id/settling',
    { config: { access: 'staff' }, schema: { params: Line, body: Form } },
    async (request, reply) => {
      const { slug: event, id } = request.params;
      const typed = fieldsOf(request.body, ['into', 'title', 'country', 'coalition', 'kind', 'reason']);
      findLine(request.db, event, id);
      const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
      try {
        settleLine(request.db, request.act(), event, id, { ...given, into: typed.into });
        return reply.redirect(`${paths.eventLines(event)}#line-${id}`, 303);
      } catch (error) {
        reply.code(error instanceof Conflict ? 409 : 422);
        return reply.page(
          settlingPage(request.ui(), settlingOf(request, request.params, typed, problemsOf(error))),
        );
      }
    },
  );
}

/** Of the form and what is typed in it: whoever goes back and types something else sends another line. */
function keyOf({ kind, text, owner, dueOn, key }: TypedLine): string {
  const digest = createHash('sha256').update(JSON.stringify([kind, text, owner, dueOn]));
  return `${key.slice(0, 50)} ${digest.digest('base64url')}`;
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Conflict) return [error.reason];
  if (error instanceof Invalid) return error.problems;
  // The only record that such a form names is the coalition.
  if (error instanceof NotFound) return [{ path: '/coalition', message: 'problem.lineCoalition' }];
  throw error;
}

function eventOf({ db }: FastifyRequest, event: string): { id: number; slug: string; title: string } {
  const row = db
    .prepare<{ id: number; slug: string; title: string }>('select id, slug, title from events where slug = ?')
    .get(event);
  if (!row) throw new NotFound(`no event ${event}`);
  return row;
}

function typingOf(
  { db, actor }: FastifyRequest,
  params: { slug: string; session: string },
  typed: Partial<TypedLine> = {},
  problems: Problem[] = [],
): Typing {
  const session = findSession(db, params.slug, params.session);
  return {
    session,
    lines: linesOfSession(db, session.id),
    typed,
    problems,
    key: typed.key || newSecret().slice(0, 22),
    isShell: false,
    typist: actor.publicId,
  };
}

function settlingOf(
  { db, language }: FastifyRequest,
  params: { slug: string; id: number },
  typed: Partial<TypedSettling> = {},
  problems: Problem[] = [],
): SettlingForm {
  const line = findLine(db, params.slug, params.id);
  return {
    event: findSession(db, params.slug, line.session).event,
    line,
    typed,
    problems,
    countries: countriesByName(language).map(({ code, name }) => ({ value: code, label: name })),
    coalitions: db
      .prepare<{ value: string; label: string }>(
        "select slug as value, name as label from coalitions where status <> 'closed' order by id desc limit 300",
      )
      .all(),
  };
}
