import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Form, problemsOf, statusOf } from '#features/events/form-routes.ts';
import { single } from '#features/events/form.ts';
import { paths, withQuery } from '#paths.ts';
import { ceremonyPage } from '#views/ceremonies/show.ts';
import { addToList, moveOnList, removeFromList } from './commands.ts';
import { readListingForm } from './form.ts';
import { ceremonyView, type AskedOfList } from './show.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const OnList = Type.Object({ ...Slug.properties, reference: Type.String({ maxLength: 100 }) });
const staff = { access: 'staff' } as const;

/** What staff do with a ceremony's list: put a grant on it, move it, take it off. */
export async function ceremonyListRoutes(app: App): Promise<void> {
  app.post(
    '/ceremonies/:slug/list',
    { config: staff, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const input = readListingForm(request.body);
      const typed = { grant: input.grant, position: single(request.body, 'position') };
      const asked = { q: single(request.body, 'q') || undefined, typed };
      return act(request, reply, slug, asked, () => {
        addToList(request.db, request.act(), slug, input);
        return `${paths.ceremony(slug)}#grant-${input.grant}`;
      });
    },
  );

  app.post(
    '/ceremonies/:slug/list/:reference/position',
    { config: staff, schema: { params: OnList, body: Form } },
    async (request, reply) => {
      const { slug, reference } = request.params;
      // “Up” and “Down” send the place that they lead to; the field's own place goes with any other press.
      const position = Number(single(request.body, 'step') || single(request.body, 'position'));
      return act(request, reply, slug, { isOrdering: true }, () => {
        moveOnList(request.db, request.act(), slug, reference, { position });
        return `${orderingPath(slug)}#grant-${reference}`;
      });
    },
  );

  app.post(
    '/ceremonies/:slug/list/:reference/removal',
    { config: staff, schema: { params: OnList, body: Form } },
    async (request, reply) => {
      const { slug, reference } = request.params;
      return act(request, reply, slug, { isOrdering: true }, () => {
        removeFromList(request.db, request.act(), slug, reference);
        return `${orderingPath(slug)}#list`;
      });
    },
  );
}

function orderingPath(slug: string): string {
  return withQuery(paths.ceremony(slug), { order: 'yes' });
}

/** Does it and goes back to the list; where it is refused, the same page says why and keeps what was typed. */
async function act(
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
  asked: AskedOfList,
  run: () => string,
): Promise<FastifyReply> {
  try {
    return await reply.redirect(run(), 303);
  } catch (error) {
    const view = ceremonyView(request, slug, { ...asked, problems: problemsOf(error) });
    return reply.code(statusOf(error)).page(ceremonyPage(request.ui(), view));
  }
}
