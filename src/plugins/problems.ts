import fp from 'fastify-plugin';
import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { isStorageFault } from '#database/connection.ts';
import { Conflict, Invalid, NotFound, Refused, TooMany } from '#errors.ts';
import { statusWords } from '#features/api/status-words.ts';
import { languageOf } from '#language/languages.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import { errorPage } from '#views/errors/error.ts';
import { SignInNeeded } from './access.ts';

/** A body of a thousand wrong fields is not answered by a thousand sentences. */
const MOST_FAULTS = 100;

interface Fault {
  status: number;
  /** What to say to a person. */
  message: MessageKey;
  values?: Record<string, string | number>;
  errors?: { path: string; message: string }[];
  facts?: Record<string, unknown>;
  retryAfter?: number;
}

/** One error handler for the whole application: an HTML page, a fragment, or problem+json (RFC 9457). */
export const problems = fp(
  async (app) => {
    app.setErrorHandler(async (error: FastifyError, request, reply) => {
      const fault = faultOf(error, request);
      for (const db of Object.values(app.databases)) db.renewAfter(error);
      if (fault.status >= 500) request.log.error({ err: error }, 'request failed');
      else request.log.info({ status: fault.status, reason: error.message }, 'request refused');
      return answerFault(request, reply, fault);
    });
    app.setNotFoundHandler(async (request, reply) =>
      answerFault(request, reply, { status: 404, message: 'problem.notFound' }),
    );
  },
  { name: 'problems', dependencies: ['pages', 'databases'] },
);

/** What the router refuses before it comes to any hook, such as %ff: in one line, for no page can be drawn yet. */
export function refuseAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const detail = translatorOf(languageOf(request.headers))('problem.notFound');
  const problem = {
    type: 'about:blank',
    title: statusWords[404],
    status: 404,
    detail,
    instance: request.url,
  };
  reply.code(404).headers({ ...request.server.securityHeaders, 'cache-control': 'no-store' });
  if (wantsJson(request)) void reply.type('application/problem+json').send(JSON.stringify(problem));
  else void reply.type('text/plain; charset=utf-8').send(detail);
}

function faultOf(error: FastifyError, request: FastifyRequest): Fault {
  if (error instanceof NotFound) return { status: 404, message: 'problem.notFound' };
  if (error instanceof SignInNeeded) return { status: 401, message: 'problem.signInNeeded' };
  if (error instanceof Refused) return { status: 403, ...error.reason };
  if (error instanceof TooMany) {
    const minutes = Math.ceil(error.seconds / 60);
    return {
      status: 429,
      message: 'problem.tooManyTries',
      values: { count: minutes },
      retryAfter: error.seconds,
    };
  }
  if (error instanceof Conflict) return { status: 409, ...error.reason, facts: error.facts };
  if (error instanceof Invalid) {
    const t = translatorOf(request.language);
    return {
      status: 422,
      message: 'problem.invalid',
      errors: error.problems.map(({ path, message, values }) => ({ path, message: t(message, values) })),
    };
  }
  // An address that cannot be, such as an id below one, leads nowhere.
  if (error.validationContext === 'params') return { status: 404, message: 'problem.notFound' };
  if (error.validation) {
    return {
      status: 422,
      message: 'problem.invalid',
      errors: error.validation
        .slice(0, MOST_FAULTS)
        .map((fault) => ({ path: pathOf(fault), message: wordsOf(fault, request) })),
    };
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return { status, message: 'problem.tooLarge' };
  if (status === 429) return { status, message: 'problem.tooManyRequests' };
  if (status === 415) return { status, message: 'problem.mediaType' };
  if (status >= 400 && status < 500) return { status, message: 'problem.badRequest' };
  return isStorageFault(error)
    ? { status: 503, message: 'problem.storage' }
    : { status: 500, message: 'problem.unexpected' };
}

type SchemaFault = FastifySchemaValidationError;

/** Where the fault stands: what is missing or not known has a path of its own. */
function pathOf({ instancePath, params }: SchemaFault): string {
  const { additionalProperty, missingProperty } = params;
  const name = additionalProperty ?? missingProperty;
  if (typeof name !== 'string') return instancePath;
  return `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** In the reader's language; what the schema asks for beyond that stands in English in the API's document. */
function wordsOf({ keyword, params, message }: SchemaFault, { language }: FastifyRequest): string {
  const t = translatorOf(language);
  const count = Number(params['limit']);
  if (keyword === 'required') return t('problem.fieldMissing');
  if (keyword === 'additionalProperties') return t('problem.fieldUnknown');
  if (keyword === 'maxLength') return t('problem.tooLong', { count });
  if (keyword === 'maxItems') return t('problem.tooMany', { count });
  if (keyword === 'enum' || keyword === 'anyOf') return t('problem.choose');
  return language === 'en' && message && keyword !== 'pattern' ? message : t('problem.form');
}

function answerFault(request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply {
  reply.code(fault.status).header('cache-control', 'no-store');
  if (fault.status === 401) reply.header('www-authenticate', 'Bearer');
  if (fault.retryAfter !== undefined) reply.header('retry-after', String(fault.retryAfter));
  const t = translatorOf(request.language);
  const detail = t(fault.message, fault.values);
  if (wantsJson(request)) {
    return reply.type('application/problem+json').send(
      JSON.stringify({
        type: 'about:blank',
        title: statusWords[fault.status],
        status: fault.status,
        detail,
        instance: request.url,
        ...(fault.errors ? { errors: fault.errors } : {}),
        ...fault.facts,
      }),
    );
  }
  const content = {
    status: fault.status,
    detail,
    errors: fault.errors ?? [],
    requestId: request.id,
    back: pageBefore(request),
  };
  return reply.page(errorPage(request.ui(), content));
}

/** The page of ours from which a form was sent that is refused. */
function pageBefore({ method, headers, host }: FastifyRequest): string | undefined {
  const from = method === 'POST' ? URL.parse(headers.referer ?? '') : null;
  return from?.host === host ? from.pathname + from.search : undefined;
}

/** The API, what pages of other sites ask, and scripts that say so. */
function wantsJson({ url, headers, routeOptions }: FastifyRequest): boolean {
  return (
    routeOptions.config?.isForOtherSites === true ||
    url.startsWith('/api/') ||
    url === '/openapi.json' ||
    /^application\/(?:problem\+)?json/.test(headers.accept ?? '')
  );
}
