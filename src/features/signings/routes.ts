import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { factsOf, findGrant } from '#features/grants/queries.ts';
import { checkScheme } from '#features/grants/rules.ts';
import { requireStaffAtDesk } from '#features/ceremony-desk/access.ts';
import { paths } from '#paths.ts';
import type { FastifyRequest } from 'fastify';
import { signingPage, type SigningForm } from '#views/signings/form.ts';
import { signingsApi } from './api.ts';
import { reverseSigning, signGrant } from './commands.ts';
import { readSigningForm, type TypedSigning } from './form.ts';
import { findOptionalSigning, lastProgrammeSignatory, listCeremoniesForSigning } from './queries.ts';

const Reference = Type.Object({ reference: Type.String({ maxLength: 100 }) });
const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);

/** Logging the signing of a grant, and taking a wrong one back. */
export async function signings(app: App): Promise<void> {
  app.get(
    '/grants/:reference/signing',
    {
      config: { access: 'staff' },
      schema: {
        params: Reference,
        querystring: Type.Object({ ceremony: Type.Optional(Type.String({ maxLength: 200 })) }),
      },
    },
    async (request, reply) => {
      const { ceremony } = request.query;
      const programmeSignatory = ceremony ? lastProgrammeSignatory(request.db, ceremony) : undefined;
      const form = formOf(request, request.params.reference, {
        ceremony: ceremony ?? '',
        programmeSignatory: programmeSignatory ?? '',
        key: randomUUID(),
      });
      if (form.signedAlready) return reply.redirect(paths.grant(request.params.reference), 303);
      return reply.page(signingPage(request.ui(), form));
    },
  );

  app.post(
    '/grants/:reference/signing',
    { config: { access: 'staff' }, schema: { params: Reference, body: Form } },
    async (request, reply) => {
      const { reference } = request.params;
      const { typed, input } = readSigningForm(request.body);
      try {
        signGrant(request.db, request.act(), { reference, idempotencyKey: typed.key || request.id, input });
        return reply.redirect(paths.grant(reference), 303);
      } catch (error) {
        const problems = problemsOf(error);
        if (!problems) throw error;
        reply.code(error instanceof Conflict ? 409 : 422);
        return reply.page(signingPage(request.ui(), formOf(request, reference, typed, problems)));
      }
    },
  );

  app.post(
    '/grants/:reference/signing/reversal',
    { config: { access: 'staff' }, schema: { params: Reference, body: Form } },
    async (request, reply) => {
      const reason = request.body['reason'];
      reverseSigning(request.db, request.act(), request.params.reference, {
        reason: typeof reason === 'string' ? reason : '',
      });
      return reply.redirect(paths.grant(request.params.reference), 303);
    },
  );

  await signingsApi(app);
}

function problemsOf(error: unknown): Problem[] | undefined {
  if (error instanceof Invalid) return error.problems;
  return error instanceof Conflict ? [error.reason] : undefined;
}

/** The form with what is known of the grant; whoever may not sign it is refused before seeing it. */
function formOf(
  request: FastifyRequest,
  reference: string,
  typed: Partial<TypedSigning>,
  problems: Problem[] = [],
): SigningForm {
  const grant = findGrant(request.db, reference);
  const scope = { id: grant.id, programmeId: grant.programme.id, country: grant.lead.country };
  requireStaffAtDesk(request.db, request.actor, scope, undefined);
  const ceremonies = listCeremoniesForSigning(request.db, {
    id: grant.id,
    schemeId: grant.scheme?.id ?? null,
  });
  return {
    grant,
    ceremonies,
    rules: checkScheme(grant.scheme?.conditions, factsOf(grant)),
    signedAlready: findOptionalSigning(request.db, grant.id) !== undefined,
    typed: {
      ...typed,
      ceremony: typed.ceremony || (ceremonies.find(({ isListed }) => isListed)?.slug ?? ''),
    },
    problems,
  };
}
