import { Type } from '@sinclair/typebox';
import type { Config } from '#config.ts';
import type { App } from '#app.ts';
import { NotFound } from '#errors.ts';
import { findCeremony } from '#features/ceremonies/queries.ts';
import { findDesk } from '#features/desk/model.ts';
import { isStaff } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { paperPage } from '#views/paper/paper.ts';
import { calendarOf } from './calendar.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

/** What is printed for the day, and the ceremony as a calendar file. */
export async function paper(app: App, { config }: { config: Config }): Promise<void> {
  app.get(
    '/ceremonies/:slug/paper',
    { config: { access: 'staff' }, schema: { params: Slug } },
    async (request, reply) => {
      const { slug } = request.params;
      const ceremony = findCeremony(request.db, slug, { isStaff: true });
      return reply.page(paperPage(request.ui(), { ceremony, desk: findDesk(request.db, slug) }));
    },
  );

  app.get(
    '/ceremonies/:slug.ics',
    { config: { access: 'public', isKept: false }, schema: { params: Slug } },
    async (request, reply) => {
      const { slug } = request.params;
      const ceremony = findCeremony(request.db, slug, { isStaff: isStaff(request.actor) });
      if (ceremony.plannedOn?.length !== 10) throw new NotFound(`the day of ${slug} is not known`);
      return reply
        .header('content-disposition', `attachment; filename="${slug}.ics"`)
        .header('cache-control', 'no-store')
        .type('text/calendar; charset=utf-8')
        .send(await calendarOf(ceremony, config.publicUrl + paths.ceremony(slug)));
    },
  );
}
