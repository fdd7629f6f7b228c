import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';

/** Security headers: no inline script or style anywhere, nothing from another host. */
export const security = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    const isSecure = publicUrl.startsWith('https:');
    await app.register(helmet, {
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
  },
  { name: 'security' },
);
