import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { api } from '#api-paths.ts';
import { joinCoalition, leaveCoalition } from './commands.ts';
import { findCoalition, type CoalitionDetail } from './queries.ts';
import { countriesOf, Membership, MembershipList, membershipsOf, noteFor } from './resource.ts';
import { LeavingInput, MembershipInput } from './schemas.ts';

const CoalitionPath = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the coalition',
    examples: ['arms-out-of-the-home-example'],
  }),
});
const MemberPath = Type.Object({
  ...CoalitionPath.properties,
  id: Type.Integer({ minimum: 1, description: 'Of the membership', examples: [1] }),
});
const Joined = {
  description: 'It was recorded',
  headers: { location: { type: 'string', description: 'Where the members stand' } },
  content: { 'application/json': { schema: Membership } },
};
const tags = ['coalitions'];
const security = [{ token: [] }];

/** The members of a coalition for scripts: who belongs to it, who joins, who leaves. */
export async function membersApi(app: App): Promise<void> {
  app.get(
    '/api/v1/coalitions/:slug/members',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listMembers',
        summary: 'Members of a coalition, now and formerly, and who took part in it',
        params: CoalitionPath,
        response: { 200: MembershipList, ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      const items = allOf(findCoalition(request.db, request.params.slug));
      return reply.send({ items, next: null, total: items.length, ...noteFor(countriesOf(items)) });
    },
  );

  app.post(
    '/api/v1/coalitions/:slug/members',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'joinCoalition',
        summary: 'Record that an organisation joined a coalition, or took part in it',
        params: CoalitionPath,
        body: MembershipInput,
        response: { 201: Joined, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const id = joinCoalition(request.db, request.act(), slug, request.body);
      const joined = allOf(findCoalition(request.db, slug)).find((membership) => membership.id === id)!;
      return reply.code(201).header('location', api.coalitionMembers(slug)).send(joined);
    },
  );

  app.post(
    '/api/v1/coalitions/:slug/members/:id/leaving',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'leaveCoalition',
        summary: 'Record that a member left',
        params: MemberPath,
        body: LeavingInput,
        response: { 200: Membership, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      leaveCoalition(request.db, request.act(), slug, id, request.body);
      return reply.send(allOf(findCoalition(request.db, slug)).find((membership) => membership.id === id)!);
    },
  );
}

function allOf(coalition: CoalitionDetail): Membership[] {
  const { members, participants } = membershipsOf(coalition);
  return [...members, ...participants];
}
