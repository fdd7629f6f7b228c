import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { countriesByName } from '#features/organisations/countries.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { paths } from '#paths.ts';
import { eventFormPage, type EventForm } from '#views/events/form.ts';
import { createEvent, editEvent } from './commands.ts';
import { readEventForm, typedEvent, type TypedEvent } from './form.ts';
import { findEvent } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
export const Form = Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())]));

/** The forms by which staff enter an event and edit its own facts. */
export async function eventForms(app: App): Promise<void> {
  app.get('/events/new', { config: { access: 'staff', isKept: false } }, async (request, reply) =>
    reply.page(eventFormPage(request.ui(), newForm(request, {}, []))),
  );

  app.post('/events/new', { config: { access: 'staff' }, schema: { body: Form } }, async (request, reply) => {
    const { typed, input } = readEventForm(request.body);
    try {
      const { slug } = createEvent(request.db, request.act(), input);
      return await reply.redirect(paths.event(slug), 303);
    } catch (error) {
      const problems = problemsOf(error);
      return reply.code(statusOf(error)).page(eventFormPage(request.ui(), newForm(request, typed, problems)));
    }
  });

  app.get(
    '/events/:slug/edit',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug } },
    async (request, reply) => reply.page(eventFormPage(request.ui(), editForm(request, request.params.slug))),
  );

  app.post(
    '/events/:slug/edit',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readEventForm(request.body);
      try {
        const { programme: _, ...facts } = input;
        editEvent(request.db, request.act(), slug, facts);
        return await reply.redirect(paths.event(slug), 303);
      } catch (error) {
        const form = editForm(request, slug, typed, problemsOf(error));
        return reply.code(statusOf(error)).page(eventFormPage(request.ui(), form));
      }
    },
  );
}

/** What a form can show of an error beside its fields; anything else goes to the error handler. */
export function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  if (error instanceof Conflict) return [error.reason];
  throw error;
}

export function statusOf(error: unknown): 409 | 422 {
  return error instanceof Conflict ? 409 : 422;
}

function newForm(request: FastifyRequest, typed: Partial<TypedEvent>, problems: Problem[]): EventForm {
  const programmes = listProgrammes(request.db);
  const [only] = programmes.length === 1 ? programmes : [];
  return {
    event: undefined,
    typed: { ...typed, programme: typed.programme ?? only?.slug ?? '' },
    programmes,
    countries: countriesByName(request.language).map(({ code }) => code),
    problems,
  };
}

/** Whoever may not edit the event is refused before seeing the form. */
function editForm(
  request: FastifyRequest,
  slug: string,
  typed?: TypedEvent,
  problems: Problem[] = [],
): EventForm {
  const event = findEvent(request.db, slug, { isStaff: true });
  requireStaffOf(request.actor, { programmeId: event.programmeId, country: null });
  return {
    event: { slug, title: event.title },
    typed: typed ?? typedEvent(event),
    programmes: [],
    countries: countriesByName(request.language).map(({ code }) => code),
    problems,
  };
}
