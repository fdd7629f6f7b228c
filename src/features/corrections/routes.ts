import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { Invalid, NotFound, type Problem } from '#errors.ts';
import { findOptionalStored } from '#features/organisations/queries.ts';
import { OrganisationPath } from '#features/organisations/schemas.ts';
import { staffCountries } from '#features/people/access.ts';
import { systemAct } from '#features/people/actor.ts';
import { makeSignInLink } from '#features/people/commands.ts';
import { downloadFormats } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { claimPage, correctionPage, proofPage, sentPage, type SendForm } from '#views/corrections/forms.ts';
import { correctionsPage, type CorrectionQueue } from '#views/corrections/queue.ts';
import { correctionsApi } from './api.ts';
import { answerCorrection, claimOrganisation, proveClaim, sendCorrection } from './commands.ts';
import type { Outcome } from './kinds.ts';
import { sendCorrections } from './download.ts';
import { HourlyLimit } from './limit.ts';
import { findOptionalClaim, listCorrections } from './queries.ts';
import { CorrectionPath } from './schemas.ts';

const PAGE = 25;
const Sent = Type.Object({
  text: Type.Optional(Type.String({ maxLength: 5000 })),
  email: Type.Optional(Type.String({ maxLength: 200 })),
});
const Answered = Type.Object({
  answer: Type.Optional(Type.String({ maxLength: 5000 })),
  outcome: Type.Optional(Type.String({ maxLength: 20 })),
});
const Query = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 20 })),
  after: Type.Optional(Type.String({ maxLength: 20 })),
});
const Secret = Type.Object({ secret: Type.String({ maxLength: 100 }) });

/** What readers say is wrong, claims of records, and staff's answers. */
export async function corrections(app: App, { config }: { config: Config }): Promise<void> {
  const limit = new HourlyLimit();
  const { publicUrl } = config;
  sendRoutes(app, publicUrl, limit);
  proofRoutes(app);
  answerRoutes(app, publicUrl);
  await correctionsApi(app, { publicUrl, limit });
}

function sendRoutes(app: App, publicUrl: string, limit: HourlyLimit): void {
  for (const kind of ['corrections', 'claim'] as const) {
    const view = kind === 'claim' ? claimPage : correctionPage;
    app.get(
      `/organisations/:slug/${kind}`,
      { config: { access: 'public' }, schema: { params: OrganisationPath } },
      async (request, reply) =>
        reply.page(view(request.ui(), formOf(request, request.params.slug, { text: '', email: '' }, []))),
    );

    app.post(
      `/organisations/:slug/${kind}`,
      { config: { access: 'public' }, schema: { params: OrganisationPath, body: Sent } },
      async (request, reply) => {
        const { slug } = request.params;
        const { text = '', email = '' } = request.body;
        const form = formOf(request, slug, { text, email }, []);
        if (!limit.allows(request.ip, new Date())) {
          const problems: Problem[] = [{ path: '', message: 'problem.tooMany' }];
          return reply.code(429).page(view(request.ui(), { ...form, problems }));
        }
        try {
          return reply.page(sentPage(request.ui(), form.organisation.slug, send(request, kind, publicUrl)));
        } catch (error) {
          if (!(error instanceof Invalid)) throw error;
          return reply.code(422).page(view(request.ui(), { ...form, problems: error.problems }));
        }
      },
    );
  }
}

/** Does what was asked and answers what to say of it. */
function send(request: FastifyRequest, kind: 'corrections' | 'claim', publicUrl: string) {
  const { db, language } = request;
  const { slug } = request.params as { slug: string };
  const { text = '', email = '' } = request.body as { text?: string; email?: string };
  const { t } = request.ui();
  const sender = { language, publicUrl };
  if (kind === 'corrections') {
    sendCorrection(db, request.act(), slug, { text, email }, sender);
    return { title: t('correction.sentTitle'), text: t('correction.sent') };
  }
  const { isByMail } = claimOrganisation(db, request.act(), slug, { text, email }, sender);
  return isByMail
    ? { title: t('claim.byMailTitle'), text: t('claim.byMail') }
    : { title: t('correction.sentTitle'), text: t('claim.byStaff') };
}

function formOf(
  { db }: FastifyRequest,
  slug: string,
  typed: SendForm['typed'],
  problems: Problem[],
): SendForm {
  const organisation = findOptionalStored(db, slug);
  if (!organisation || organisation.status === 'merged') throw new NotFound(`no organisation ${slug}`);
  return { organisation, typed, problems };
}

function proofRoutes(app: App): void {
  app.get(
    '/claims/:secret',
    { config: { access: 'public', isKept: false }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      const claim = findOptionalClaim(app.databases.registry, secret, new Date());
      if (!claim) reply.code(404);
      return reply.page(proofPage(request.ui(), { secret, claim }));
    },
  );

  app.post(
    '/claims/:secret',
    { config: { access: 'public' }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      const { registry } = app.databases;
      try {
        const { email } = proveClaim(registry, request.act(), secret);
        return reply.redirect(
          paths.signInLink(makeSignInLink(registry, { ...request.act(), ...systemActor }, email)),
          303,
        );
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        return reply.code(404).page(proofPage(request.ui(), { secret, claim: undefined }));
      }
    },
  );
}

const systemActor = { actor: systemAct('clock').actor };

function answerRoutes(app: App, publicUrl: string): void {
  const show = (request: FastifyRequest, reply: FastifyReply, faulty?: CorrectionQueue['faulty']) => {
    const { state, after } = request.query as { state?: string; after?: string };
    const asked = {
      isAnswered: state === 'answered',
      countries: staffCountries(request.actor),
      after: after && /^\d{1,15}$/.test(after) ? Number(after) : undefined,
      size: PAGE,
    };
    return reply.page(
      correctionsPage(request.ui(), { ...asked, ...listCorrections(request.db, asked), faulty }),
    );
  };

  app.get(
    '/admin/corrections',
    { config: { access: 'staff' }, schema: { querystring: Query } },
    async (request, reply) => show(request, reply),
  );

  for (const format of downloadFormats) {
    app.get(
      `/admin/corrections.${format}`,
      { config: { access: 'staff' }, schema: { querystring: Query } },
      async (request, reply) => {
        const { state } = request.query;
        return sendCorrections(request, reply, { isAnswered: state === 'answered' }, format);
      },
    );
  }

  app.post(
    '/admin/corrections/:id/answer',
    { config: { access: 'staff' }, schema: { params: CorrectionPath, body: Answered } },
    async (request, reply) => {
      const { id } = request.params;
      const { answer = '', outcome = '' } = request.body;
      try {
        const input = { answer, outcome: outcome as Outcome };
        answerCorrection(request.db, request.act(), id, input, { publicUrl });
        return reply.redirect(paths.corrections(), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        reply.code(422);
        return show(request, reply, { id, answer, outcome, problems: error.problems });
      }
    },
  );
}
