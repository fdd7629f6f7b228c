import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { isLanguage } from '#language/languages.ts';
import { ownPath, paths } from '#paths.ts';
import { isStaff } from './access.ts';
import { staffStart } from './staff-start.ts';
import { enrolmentPage } from '#views/accounts/enrolment.ts';
import { staffStartPage } from '#views/people/staff-start.ts';

const YEAR = 365 * 24 * 60 * 60;
const Next = Type.Optional(Type.String({ maxLength: 2000 }));

/** The reader's language, and the staff's start page. */
export async function people(app: App): Promise<void> {
  app.post(
    paths.language(),
    {
      config: { access: 'public' },
      schema: {
        body: Type.Object(
          { language: Type.String({ maxLength: 10 }), return_to: Next },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { language, return_to: returnTo } = request.body;
      if (isLanguage(language)) {
        reply.setCookie('language', language, { path: '/', maxAge: YEAR, sameSite: 'lax', httpOnly: true });
      }
      return reply.redirect(ownPath(returnTo) ?? paths.home(), 303);
    },
  );

  app.get(paths.admin(), { config: { access: 'signed-in' } }, async (request, reply) => {
    if (request.browserSession?.lacks === 'enrolment' && !request.db.isPractice && !isStaff(request.actor))
      return reply.page(enrolmentPage(request.ui()));
    return reply.page(staffStartPage(request.ui(), staffStart(request.db, request.actor)));
  });
}
