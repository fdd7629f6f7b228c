import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { findPerson, type PersonRow } from '#features/administration/queries.ts';
import { problemsOf, statusOf } from '#features/administration/role-form.ts';
import { PersonPath } from '#features/administration/schemas.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { registryOf } from '#features/people/registry.ts';
import { paths } from '#paths.ts';
import { personalDataPage } from '#views/personal-data/page.ts';
import { erasePerson } from './commands.ts';
import { collectPersonalData } from './queries.ts';

const config = { access: 'administrator' } as const;
const Names = Type.Object({
  name: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 10 })),
});
const tags = ['people'];
const security = [{ token: [] }];

/** What is held of a person: to hand over, and to erase. */
export async function personalData(app: App): Promise<void> {
  app.get(
    '/admin/people/:id/personal-data',
    { config, schema: { params: PersonPath, querystring: Names } },
    async (request, reply) => {
      const registry = registryOf(request);
      const person = findPerson(registry, request.params.id);
      const names = namesOf(person, request.query.name);
      const data = collectPersonalData(registry, { email: person.email, names });
      return reply.page(
        personalDataPage(request.ui(), {
          person,
          data,
          typed: { signatory: person.name ?? '' },
          problems: [],
        }),
      );
    },
  );

  app.get(
    '/admin/people/:id/personal-data.json',
    { config, schema: { params: PersonPath, querystring: Names } },
    async (request, reply) => {
      const registry = registryOf(request);
      const person = findPerson(registry, request.params.id);
      const names = namesOf(person, request.query.name);
      return reply
        .header('content-disposition', 'attachment; filename="personal-data.json"')
        .header('cache-control', 'no-store')
        .send(collectPersonalData(registry, { email: person.email, names }));
    },
  );

  erasing(app);
  personalDataApi(app);
}

function erasing(app: App): void {
  app.post(
    '/admin/people/:id/erasure',
    { config, schema: { params: PersonPath, body: Form } },
    async (request, reply) => {
      const registry = registryOf(request);
      const { id } = request.params;
      const typed = fieldsOf(request.body, ['email', 'signatory']);
      const person = findPerson(registry, id);
      const names = typed.signatory ? [typed.signatory] : [];
      const answer = (status: number, problems: Problem[]) => {
        const data = collectPersonalData(registry, { email: person.email, names: namesOf(person, names) });
        return reply.code(status).page(personalDataPage(request.ui(), { person, data, typed, problems }));
      };
      if (typed.email.toLowerCase() !== person.email)
        return answer(422, [
          { path: '/email', message: 'problem.eraseAddress', values: { email: person.email } },
        ]);
      try {
        erasePerson(registry, request.act(), { email: person.email, names });
        return await reply.redirect(paths.person(id), 303);
      } catch (error) {
        return answer(statusOf(error), problemsOf(error));
      }
    },
  );
}

/** For looking: the name that is known, and those asked for. Only what was typed is erased: namesakes sign too. */
function namesOf({ name }: PersonRow, given: string[] = []): string[] {
  return [...new Set([...(name ? [name] : []), ...given])];
}

function personalDataApi(app: App): void {
  app.get(
    '/api/v1/people/:id/personal-data',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'exportPersonalData',
        summary: 'Everything that is held of a person',
        params: PersonPath,
        querystring: Names,
        response: {
          200: Type.Object({ email: Type.String() }, { additionalProperties: true }),
          ...problemResponses(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const registry = registryOf(request);
      const person = findPerson(registry, request.params.id);
      const names = namesOf(person, request.query.name);
      return reply.send({ ...collectPersonalData(registry, { email: person.email, names }) });
    },
  );

  app.post(
    '/api/v1/people/:id/erasure',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'erasePerson',
        summary: 'Erase a person; the history stays as it is',
        params: PersonPath,
        body: Type.Object(
          {
            names: Type.Optional(
              Type.Array(Type.String({ maxLength: 200 }), {
                maxItems: 10,
                description:
                  'Under which the person stands among signatories and contacts; none where absent',
                examples: [['Mira Primerova (example)']],
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            accounts: Type.Integer(),
            contacts: Type.Integer(),
            signatories: Type.Integer(),
          }),
          ...problemResponses(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const registry = registryOf(request);
      const person = findPerson(registry, request.params.id);
      const { names = [] } = request.body;
      return reply.send(erasePerson(registry, request.act(), { email: person.email, names }));
    },
  );
}
