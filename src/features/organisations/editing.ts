import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { findCandidates, soughtOf } from '#features/duplicates/candidates.ts';
import { addName } from '#features/duplicates/commands.ts';
import { isMemberOf, requireEditorOf } from '#features/people/access.ts';
import { editOwnOrganisation } from '#features/profiles/commands.ts';
import { offeredLegalForms } from '#features/legal-forms/queries.ts';
import { offeredPlaces } from '#features/places/queries.ts';
import { offeredThemes } from '#features/themes/queries.ts';
import { paths } from '#paths.ts';
import { typedLookAlikes } from '#views/organisations/form-look-alikes.ts';
import { organisationFormPage } from '#views/organisations/form.ts';
import { createOrganisation, editOrganisation } from './commands.ts';
import { countriesByName } from './countries.ts';
import { readOrganisationForm, typedOf, type FormBody, type TypedOrganisation } from './form.ts';
import { findOrganisation } from './queries.ts';
import { tidyInput } from './rules.ts';
import { OrganisationPath, type OrganisationInput } from './schemas.ts';
import { verifyOrganisation } from './verifying.ts';

const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);
const Typed = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 300 })),
  country: Type.Optional(Type.String({ maxLength: 2 })),
});
const STAFF = { isStaff: true };

/** The form by which staff add an organisation, and they and its own members put its facts right. */
export function editing(app: App): void {
  app.get(paths.newOrganisation(), { config: { access: 'staff' } }, async (request, reply) => {
    const { countries = [] } = request.actor.roles.find(({ role }) => role === 'staff') ?? {};
    const country = countries?.length === 1 ? (countries[0] ?? '') : '';
    return sendForm(request, reply, {
      typed: { country, kind: 'cso', nameKind: 'registered', status: 'active' },
    });
  });

  lookAlikesRoute(app);
  nameRoute(app);

  app.post(
    '/organisations/:slug/verification',
    { config: { access: 'staff' }, schema: { params: OrganisationPath } },
    async (request, reply) => {
      const { slug } = verifyOrganisation(request.db, request.act(), request.params.slug);
      return reply.redirect(paths.organisation(slug), 303);
    },
  );
  app.post(
    paths.organisations(),
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) =>
      save(request, reply, request.body, (input) => createOrganisation(request.db, request.act(), input)),
  );

  app.get(
    '/organisations/:slug/edit',
    { config: { access: 'signed-in' }, schema: { params: OrganisationPath } },
    async (request, reply) => {
      const organisation = findOrganisation(request.db, request.params.slug, STAFF);
      requireEditorOf(request.actor, organisation);
      return sendForm(request, reply, { edited: organisation, typed: typedOf(organisation) });
    },
  );

  app.post(
    '/organisations/:slug',
    { config: { access: 'signed-in' }, schema: { params: OrganisationPath, body: Form } },
    async (request, reply) => {
      const edited = findOrganisation(request.db, request.params.slug, STAFF);
      requireEditorOf(request.actor, edited);
      const edit = isMemberOf(request.actor, edited.id) ? editOwnOrganisation : editOrganisation;
      const command = (input: OrganisationInput) => edit(request.db, request.act(), edited.slug, input);
      return save(request, reply, request.body, command, edited);
    },
  );
}

/** What looks like the name that is being typed. */
function lookAlikesRoute(app: App): void {
  app.get(
    paths.organisationLookAlikes(),
    { config: { access: 'staff' }, schema: { querystring: Typed } },
    async (request, reply) => {
      const { name = '', country } = request.query;
      const input = tidyInput({ name, kind: 'cso', ...(country ? { country } : {}) });
      const alike = input.name && input.name.length > 1 ? findCandidates(request.db, soughtOf(input)) : [];
      return reply.fragment(typedLookAlikes(request.ui(), alike, name));
    },
  );
}

/** One press adds what was typed in the form as another name of a record that is there. */
function nameRoute(app: App): void {
  app.post(
    '/organisations/:slug/names',
    { config: { access: 'staff' }, schema: { params: OrganisationPath, body: Form } },
    async (request, reply) => {
      const { typed, input } = readOrganisationForm(request.body);
      const { slug } = request.params;
      try {
        const named = { name: typed.name, ...(input.nameLanguage ? { language: input.nameLanguage } : {}) };
        addName(request.db, request.act(), slug, named);
        return reply.redirect(`${paths.organisation(slug)}#names`, 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        reply.code(422);
        return sendForm(request, reply, { typed, problems: error.problems, input });
      }
    },
  );
}

interface Edited {
  id: number;
  slug: string;
  name: string;
}

/** Runs the command; what cannot be taken comes back in the same form, as it was typed. */
function save(
  request: FastifyRequest,
  reply: FastifyReply,
  body: FormBody,
  command: (input: OrganisationInput) => { slug: string },
  edited?: Edited,
): FastifyReply {
  const { typed, input } = readOrganisationForm(body);
  try {
    return reply.redirect(paths.organisation(command(input).slug), 303);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    reply.code(422);
    return sendForm(request, reply, { edited, typed, problems: error.problems, input });
  }
}

function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  form: {
    edited?: Edited | undefined;
    typed: Partial<TypedOrganisation>;
    problems?: Problem[];
    input?: OrganisationInput;
  },
): FastifyReply {
  const { edited, typed, problems = [], input } = form;
  const looksAlike = problems.some(({ message }) => message === 'problem.looksAlike');
  const tidy = input && looksAlike ? tidyInput(input) : undefined;
  return reply.page(
    organisationFormPage(request.ui(), {
      edited,
      isOwn: edited !== undefined && isMemberOf(request.actor, edited.id),
      typed,
      problems,
      alike: tidy ? findCandidates(request.db, soughtOf(tidy, edited?.id)) : [],
      countries: countriesByName(request.language),
      themes: offeredThemes(request.db, typed.themes ?? []),
      suggestions: {
        places: offeredPlaces(request.db, request.language),
        legalForms: offeredLegalForms(request.db, request.language),
      },
    }),
  );
}
