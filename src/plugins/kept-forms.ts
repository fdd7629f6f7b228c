import fp from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from '#features/accounts/context.ts';
import { findOptionalOwner, keepForm } from '#features/accounts/kept-forms.ts';
import { countTry } from '#features/accounts/limits.ts';
import { drawSignIn } from '#features/accounts/sign-in-routes.ts';
import { Refused, TooMany } from '#errors.ts';
import { paths } from '#paths.ts';
import { isOwnOrigin } from '#plugins/origin.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Answers a form that came without a session: its content is kept, and the page of signing in leads back. */
    signInFirst(): Promise<FastifyReply>;
  }
}

/** Forms of these begin so; they hold passwords and codes, which are never kept. */
const SECRETS = ['/account', '/sign-in'];

/** A form that is sent after its session ended loses nothing: one signs in, and it is there again. */
export const keptForms = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    const context = contextOf(app.databases.registry, { publicUrl });
    app.decorateReply('signInFirst', async function (this: FastifyReply): Promise<FastifyReply> {
      // Another site must not fill in a form in somebody's name.
      if (!isOwnOrigin(this.request, publicUrl)) throw new Refused('problem.otherOrigin');
      const key = keep(this.request);
      if (key !== undefined) context.cookies.setForm(this, key);
      this.code(401).header('www-authenticate', 'Bearer');
      const next = key === undefined ? undefined : paths.keptForm();
      return drawSignIn(context, this.request, this, { next, isFormKept: key !== undefined });
    });

    function keep(request: FastifyRequest): string | undefined {
      const { registry } = context;
      const { url, ip, body } = request;
      if (typeof body !== 'object' || body === null || SECRETS.some((path) => url.startsWith(path)))
        return undefined;
      const now = new Date();
      try {
        countTry(registry, 'form-from-network', ip, now);
      } catch (error) {
        if (error instanceof TooMany) return undefined;
        throw error;
      }
      const personId = findOptionalOwner(registry, request.sessionSecret());
      return keepForm(registry, { url, body: encoded(body), personId }, now);
    }
  },
  { name: 'kept-forms', dependencies: ['sign-in', 'pages'] },
);

/** A form's fields as browsers send them; a field that was sent several times is sent so again. */
function encoded(body: object): string {
  const fields = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((single): [string, string] => [name, String(single)]),
  );
  return new URLSearchParams(fields).toString();
}
