import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { foundPart, grantFormPage, rulesPart } from '#views/grants/form.ts';
import { createGrant, editGrant } from './commands.ts';
import { Form, inputOf, readTyped, typedOf, type FormBody, type TypedGrant } from './form.ts';
import { pendingProblems, takeStep } from './form-steps.ts';
import { firstProgramme, formView } from './form-view.ts';
import { tidyInput } from './input.ts';
import { findGrant, type GrantDetail } from './queries.ts';
import { resolveGrant } from './resolve.ts';

const Reference = Type.Object({ reference: Type.String({ maxLength: 100 }) });
const config = { access: 'staff', isKept: false } as const;

/**
 * The form for a grant, new or edited. Posting to its own address stores nothing: it draws the form again with
 * an organisation looked up, added or removed; only posting to the list or to the grant writes.
 */
export async function grantForms(app: App): Promise<void> {
  app.get(paths.newGrant(), { config }, async (request, reply) => {
    const typed = { ...readTyped({}), key: randomUUID(), programme: firstProgramme(request) };
    return reply.page(grantFormPage(request.ui(), formView(request, typed)));
  });

  app.post(paths.newGrant(), { config, schema: { body: Form } }, async (request, reply) =>
    drawAgain(request, reply, request.body),
  );

  app.post(paths.grants(), { config, schema: { body: Form } }, async (request, reply) =>
    save(request, reply, readTyped(request.body), undefined, (typed) => {
      const { reference } = createGrant(request.db, request.act(), inputOf(typed));
      return paths.grant(reference);
    }),
  );

  app.get('/grants/:reference/edit', { config, schema: { params: Reference } }, async (request, reply) => {
    const grant = findEditable(request, request.params.reference);
    return reply.page(grantFormPage(request.ui(), formView(request, typedOf(grant), [], grant)));
  });

  app.post(
    '/grants/:reference/edit',
    { config, schema: { params: Reference, body: Form } },
    async (request, reply) =>
      drawAgain(request, reply, request.body, findEditable(request, request.params.reference)),
  );

  app.post(
    '/grants/:reference',
    { config, schema: { params: Reference, body: Form } },
    async (request, reply) => {
      const grant = findGrant(request.db, request.params.reference);
      return save(request, reply, readTyped(request.body), grant, (typed) => {
        editGrant(request.db, request.act(), grant.reference, inputOf(typed));
        return paths.grant(grant.reference);
      });
    },
  );
}

/** A grant that this person may edit; a signed one is changed by an amendment alone. */
function findEditable(request: FastifyRequest, reference: string): GrantDetail {
  const grant = findGrant(request.db, reference);
  requireStaffOf(request.actor, { programmeId: grant.programme.id, country: grant.lead.country });
  if (grant.signing) throw new Conflict('problem.grantSigned', { date: grant.signing.signedOn });
  return grant;
}

function drawAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  body: FormBody,
  edited?: GrantDetail,
): FastifyReply {
  const ui = request.ui();
  const { typed, problems } = takeStep(readTyped(body), body);
  const view = formView(request, typed, problems, edited);
  if (request.wantsFragment) {
    return reply.fragment(body['part'] === 'found' ? foundPart(ui, view) : rulesPart(ui, view));
  }
  if (problems.length > 0) reply.code(422);
  return reply.page(grantFormPage(ui, view));
}

/** Whatever refuses, the form comes back with what was typed and with the reason at its field. */
function save(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: TypedGrant,
  edited: GrantDetail | undefined,
  write: (typed: TypedGrant) => string,
): FastifyReply {
  const again = (status: number, problems: Problem[]) => {
    reply.code(status);
    return reply.page(grantFormPage(request.ui(), formView(request, typed, problems, edited)));
  };
  const pending = pendingProblems(typed);
  if (pending.length > 0) {
    const { problems } = resolveGrant(request.db, request.act(), tidyInput(inputOf(typed)), edited);
    return again(422, [...pending, ...problems.filter(({ path }) => path !== '/lead')]);
  }
  try {
    return reply.redirect(write(typed), 303);
  } catch (error) {
    if (error instanceof Invalid) return again(422, error.problems);
    if (error instanceof Refused) return again(403, [{ ...error.reason, path: '/lead' }]);
    if (error instanceof Conflict) return again(409, [error.reason]);
    throw error;
  }
}
