import fp from 'fastify-plugin';
import helmet from 'helmet';

declare module 'fastify' {
  interface FastifyInstance {
    /** The security headers, which every answer carries. */
    securityHeaders: Readonly<Record<string, string>>;
  }
}

/** Security headers: no inline script or style anywhere, nothing from another host. */
export const security = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    const headers = securityHeaders(publicUrl.startsWith('https:'));
    app.decorate('securityHeaders', headers);
    app.addHook('onRequest', async (_request, reply) => {
      reply.headers(headers);
    });
  },
  { name: 'security' },
);

/** What Helmet sets is the same for every answer, so that it is asked once. */
function securityHeaders(isSecure: boolean): Record<string, string> {
  const headers: Record<string, string> = {};
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Helmet's own default makes forms without script send `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
  });
  const answer = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  setHeaders({} as never, answer as never, (error?: unknown) => {
    if (error) throw error instanceof Error ? error : new Error('the security headers cannot be set');
  });
  return headers;
}
