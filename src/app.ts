import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#config.ts';
import { features } from '#features/features.ts';
import { loggedRequest } from '#logging.ts';
import { access } from '#plugins/access.ts';
import { assets } from '#plugins/assets.ts';
import { databases, type Databases } from '#plugins/databases.ts';
import { keptForms } from '#plugins/kept-forms.ts';
import { language } from '#plugins/language.ts';
import { openapi } from '#plugins/openapi.ts';
import { origin } from '#plugins/origin.ts';
import { pages } from '#plugins/pages.ts';
import { problems, refuseAddress } from '#plugins/problems.ts';
import { security } from '#plugins/security.ts';
import { signIn } from '#plugins/sign-in.ts';
import { validation } from '#plugins/validation.ts';

/** The application: routes are typed by their TypeBox schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

const MEGABYTE = 1024 * 1024;

/**
 * Builds the application over two open databases: plugins first, in the order in which a request meets them,
 * then the features. The same function serves production and tests; nothing is switched off for either.
 */
export async function buildApp(config: Config, open: Databases): Promise<App> {
  const app = Fastify({
    logger: {
      level: config.LOG_LEVEL,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { req: loggedRequest },
    },
    genReqId: () => randomUUID(),
    frameworkErrors: refuseAddress,
    requestIdHeader: false,
    bodyLimit: MEGABYTE,
    connectionTimeout: 30_000,
    // A document of many megabytes takes its time on a hotel's network; a silent line ends after connectionTimeout.
    requestTimeout: 300_000,
    keepAliveTimeout: 10_000,
    trustProxy: ['127.0.0.1', '::1'],
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    ...(config.TLS_CERT && config.TLS_KEY
      ? { https: { cert: readFileSync(config.TLS_CERT), key: readFileSync(config.TLS_KEY) } }
      : {}),
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as App;

  const { publicUrl } = config;
  await app.register(validation);
  await app.register(security, { publicUrl });
  await app.register(databases, { databases: open });
  await app.register(pages);
  await app.register(cookie);
  await app.register(formbody);
  await app.register(signIn, { publicUrl });
  await app.register(language, { kosovoFootnote: config.KOSOVO_FOOTNOTE });
  await app.register(problems);
  await app.register(keptForms, { publicUrl });
  await app.register(access);
  await app.register(origin, { publicUrl });
  await app.register(openapi, { publicUrl });
  await app.register(assets);
  for (const feature of features) await app.register(feature, { config });
  await app.ready();
  return app;
}
