import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict } from '#errors.ts';
import { fieldsOf, Form, type FormBody } from '#features/coalitions/form-fields.ts';
import { speaksFor } from '#features/partners/acting.ts';
import { isEditorOf, isStaff } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { invitationPage } from '#views/consortia/invitation.ts';
import { savedPage, type SavedContent } from '#views/consortia/saved.ts';
import { decideConsortium, decideInvitation, makeInvitation } from './commands.ts';
import { checkOf, findConsortiumFor, findInvitation } from './queries.ts';
import { takeOverConsortium } from './taking-over.ts';

const Id = Type.Object({ slug: Type.String({ maxLength: 100 }) });
const Secret = Type.Object({ secret: Type.String({ maxLength: 100 }) });
const own = { access: 'signed-in', isKept: false } as const;

/** A saved consortium: who confirmed, links for those who have no account, and its taking over by staff. */
export async function savedRoutes(app: App): Promise<void> {
  app.get('/partners/consortia/:slug', { config: own, schema: { params: Id } }, async (request, reply) =>
    reply.page(savedPage(request.ui(), savedOf(request, request.params.slug))),
  );

  app.post(
    '/partners/consortia/:slug/confirmation',
    { config: own, schema: { params: Id, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      findConsortiumFor(request.db, request.actor, slug);
      const { organisation, ...decision } = decisionOf(request.body);
      decideConsortium(request.db, request.act(), slug, { organisation, ...decision });
      return reply.redirect(paths.consortium(slug), 303);
    },
  );

  // The secret is shown in this one answer and never again: only its hash is kept.
  app.post(
    '/partners/consortia/:slug/links',
    { config: own, schema: { params: Id, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      findConsortiumFor(request.db, request.actor, slug);
      const { organisation } = fieldsOf(request.body, ['organisation']);
      const { secret } = makeInvitation(request.db, request.act(), slug, organisation);
      const link = { organisation, address: `${addressOf(request)}${paths.consortiumInvitation(secret)}` };
      return reply.page(savedPage(request.ui(), { ...savedOf(request, slug), link }));
    },
  );

  app.post(
    '/partners/consortia/:slug/grant',
    { config: { access: 'staff' }, schema: { params: Id } },
    async (request, reply) => {
      const { slug } = request.params;
      try {
        const { reference } = takeOverConsortium(request.db, request.act(), slug);
        return reply.redirect(paths.grant(reference), 303);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        reply.code(409);
        return reply.page(savedPage(request.ui(), { ...savedOf(request, slug), problem: error.reason }));
      }
    },
  );

  invitationRoutes(app);
}

function invitationRoutes(app: App): void {
  const schema = { params: Secret };
  app.get(
    '/partners/invitations/:secret',
    { config: { access: 'public', isKept: false }, schema },
    async (request, reply) => showInvitation(request, reply, request.params.secret),
  );
  app.post(
    '/partners/invitations/:secret',
    { config: { access: 'public' }, schema: { ...schema, body: Form } },
    async (request, reply) => {
      const { secret } = request.params;
      const { decision, word } = decisionOf(request.body);
      decideInvitation(request.db, request.act(), secret, { decision, word });
      return reply.redirect(paths.consortiumInvitation(secret), 303);
    },
  );
}

function showInvitation(request: FastifyRequest, reply: FastifyReply, secret: string): FastifyReply {
  const { consortium, member } = findInvitation(request.db, secret);
  return reply
    .header('referrer-policy', 'no-referrer')
    .page(
      invitationPage(request.ui(), { consortium, member, secret, draft: checkOf(request.db, consortium) }),
    );
}

function decisionOf(body: FormBody): {
  organisation: string;
  decision: 'confirmed' | 'declined';
  word: string;
} {
  const { organisation, decision, word } = fieldsOf(body, ['organisation', 'decision', 'word']);
  return {
    organisation,
    decision: decision === 'confirmed' ? 'confirmed' : 'declined',
    word: word.slice(0, 1000),
  };
}

function savedOf(request: FastifyRequest, slug: string): SavedContent {
  const consortium = findConsortiumFor(request.db, request.actor, slug);
  return {
    consortium,
    draft: checkOf(request.db, consortium),
    speaksFor: consortium.members
      .filter(({ organisationId }) => speaksFor(request.db, request.actor, organisationId))
      .map(({ slug: organisation }) => organisation),
    mayTakeOver: isStaff(request.actor) && isEditorOfLead(request, consortium),
  };
}

/** A grant is its lead's country's to make. */
function isEditorOfLead({ actor }: FastifyRequest, { members }: SavedContent['consortium']): boolean {
  const lead = members.find(({ role }) => role === 'lead');
  return lead !== undefined && isEditorOf(actor, { id: lead.organisationId, country: lead.country });
}

/** Where browsers reach the registry, for a link that is sent on. */
function addressOf(request: FastifyRequest): string {
  return request.headers.origin ?? `${request.protocol}://${request.host}`;
}
