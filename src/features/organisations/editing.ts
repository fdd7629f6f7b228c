import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { offeredThemes } from '#features/themes/queries.ts';
import { paths } from '#paths.ts';
import { organisationFormPage } from '#views/organisations/form.ts';
import { createOrganisation, editOrganisation } from './commands.ts';
import { countriesByName } from './countries.ts';
import { readOrganisationForm, typedOf, type FormBody, type TypedOrganisation } from './form.ts';
import { findLookAlikes } from './look-alikes.ts';
import { namesOf } from './names.ts';
import { findOrganisation } from './queries.ts';
import { tidyInput } from './rules.ts';
import { OrganisationPath, type OrganisationInput } from './schemas.ts';

const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);
const STAFF = { isStaff: true };

/** The form by which staff add an organisation and put its facts right. */
export function editing(app: App): void {
  app.get(paths.newOrganisation(), { config: { access: 'staff' } }, async (request, reply) => {
    const { countries = [] } = request.actor.roles.find(({ role }) => role === 'staff') ?? {};
    const country = countries?.length === 1 ? (countries[0] ?? '') : '';
    return sendForm(request, reply, {
      typed: { country, kind: 'cso', nameKind: 'registered', status: 'active' },
    });
  });

  app.post(
    paths.organisations(),
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) =>
      save(request, reply, request.body, (input) => createOrganisation(request.db, request.act(), input)),
  );

  app.get(
    '/organisations/:slug/edit',
    { config: { access: 'staff' }, schema: { params: OrganisationPath } },
    async (request, reply) => {
      const organisation = findOrganisation(request.db, request.params.slug, STAFF);
      return sendForm(request, reply, { edited: organisation, typed: typedOf(organisation) });
    },
  );

  app.post(
    '/organisations/:slug',
    { config: { access: 'staff' }, schema: { params: OrganisationPath, body: Form } },
    async (request, reply) => {
      const edited = findOrganisation(request.db, request.params.slug, STAFF);
      return save(
        request,
        reply,
        request.body,
        (input) => editOrganisation(request.db, request.act(), edited.slug, input),
        edited,
      );
    },
  );
}

interface Edited {
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
      typed,
      problems,
      alike: tidy ? findLookAlikes(request.db, tidy, namesOf(tidy)) : [],
      countries: countriesByName(request.language),
      themes: offeredThemes(request.db, typed.themes ?? []),
    }),
  );
}
