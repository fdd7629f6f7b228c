import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { OrganisationPath } from '#features/organisations/schemas.ts';
import { staffCountries } from '#features/people/access.ts';
import { cursorAfter, readCursor } from '#lists/request.ts';
import { approveProposal, refuseProposal } from './commands.ts';
import { confirmOrganisation } from './confirming.ts';
import { findProposal, listWaiting, type Proposal } from './queries.ts';
import { ProposalPath, ProposalResource, RefusalInput } from './schemas.ts';

const tags = ['profiles'];
const security = [{ token: [] }];

/** Proposed changes and confirmations for scripts: the same queries and commands as the pages. */
export async function profilesApi(app: App): Promise<void> {
  app.get(
    '/api/v1/approvals',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'listApprovals',
        summary: 'Changes that organisations proposed and that wait for staff, the oldest first',
        querystring: Type.Object(
          {
            cursor: Type.Optional(Type.String({ description: 'As `next` of the page before gave it' })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            items: Type.Array(ProposalResource),
            next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page' }),
            total: Type.Integer({ description: 'How many wait in all' }),
          }),
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { cursor, limit = 25 } = request.query;
      const { proposals, total, next } = listWaiting(request.db, staffCountries(request.actor), {
        after: readCursor(cursor),
        size: limit,
      });
      return reply.send({ items: proposals.map(resource), next: cursorAfter(next), total });
    },
  );

  const decision = { tags, security, params: ProposalPath };
  const response = { 200: ProposalResource, ...problemResponses(401, 403, 404, 409, 422) };
  app.post(
    '/api/v1/approvals/:id/approval',
    {
      config: { access: 'staff' },
      schema: { ...decision, operationId: 'approveChange', summary: 'Let a proposed change stand', response },
    },
    async (request, reply) => {
      const { id } = approveProposal(request.db, request.act(), request.params.id);
      return reply.send(resource(findProposal(request.db, id)));
    },
  );
  app.post(
    '/api/v1/approvals/:id/refusal',
    {
      config: { access: 'staff' },
      schema: {
        ...decision,
        operationId: 'refuseChange',
        summary: 'Refuse a proposed change, with the reason',
        body: RefusalInput,
        response,
      },
    },
    async (request, reply) => {
      const { id } = refuseProposal(request.db, request.act(), request.params.id, request.body.reason);
      return reply.send(resource(findProposal(request.db, id)));
    },
  );

  app.post(
    '/api/v1/organisations/:slug/confirmation',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'confirmOrganisation',
        summary: 'The organisation itself says that its profile still holds',
        params: OrganisationPath,
        response: {
          200: Type.Object({ slug: Type.String() }),
          ...problemResponses(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => reply.send(confirmOrganisation(request.db, request.act(), request.params.slug)),
  );
}

function resource({ id, slug, name, changes, proposedAt, state, reason }: Proposal): ProposalResource {
  return { id, organisation: slug, name, changes: { ...changes }, proposedAt, state, reason };
}
