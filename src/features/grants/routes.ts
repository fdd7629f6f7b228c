import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isStaff } from '#features/people/access.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { findAllIds } from '#lists/find.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { paths } from '#paths.ts';
import { listPage, listResults } from '#views/components/list-page.ts';
import { grantListContent } from '#views/grants/list.ts';
import { grantPage } from '#views/grants/show.ts';
import { grantsApi } from './api.ts';
import { csvColumns, csvRows, namesKosovo } from './download.ts';
import { grantForms } from './form-routes.ts';
import { grantList } from './list.ts';
import { grantListPage, onDayRequest } from './list-page.ts';
import { grantView } from './show.ts';
import { totalsRoutes } from './totals-routes.ts';

const Reference = Type.Object({ reference: Type.String({ maxLength: 100 }) });
const Day = Type.Object({ 'as-of': Type.Optional(Type.String({ maxLength: 20 })) });

/** The list of grants, a grant's page, the forms by which staff enter and edit one, and the API. */
export async function grants(app: App): Promise<void> {
  const querystring = listQuerySchema(grantList, 'page');

  app.get(
    paths.grants(),
    { config: { access: 'public' }, schema: { querystring } },
    async (request, reply) => {
      const ui = request.ui();
      const list = grantListPage(request);
      if (list.day.problems.length > 0) reply.code(422);
      const content = grantListContent(ui, list);
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.grants()}.${format}`,
      { config: { access: 'public' }, schema: { querystring } },
      async (request, reply) => {
        const { db, language } = request;
        const { asked, onDay, amounts } = onDayRequest(
          db,
          readListRequest(grantList, request.query, 1),
          request.query,
        );
        if (onDay.problems.length > 0) throw new Invalid(onDay.problems);
        const ids = findAllIds(db, grantList, asked, { language, isStaff: isStaff(request.actor) });
        const note = kosovoNote(namesKosovo(db, ids) ? ['XK'] : [], language);
        const rowsOf = (batch: number[]) => csvRows(db, batch, amounts && { ...onDay, of: amounts });
        return sendList(reply, `grants.${format}`, csvColumns, ids, rowsOf, note);
      },
    );
  }

  app.get(
    '/grants/:reference',
    { config: { access: 'public' }, schema: { params: Reference, querystring: Day } },
    async (request, reply) => {
      const view = grantView(request, request.params.reference, request.query['as-of']);
      return reply.page(grantPage(request.ui(), view));
    },
  );

  await totalsRoutes(app);
  await app.register(grantForms);
  await grantsApi(app);
}
