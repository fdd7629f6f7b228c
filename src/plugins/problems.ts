import fp from 'fastify-plugin';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isStorageFault } from '#database/connection.ts';
import { Conflict, Invalid, NotFound, Refused, TooMany } from '#errors.ts';
import { statusWords } from '#features/api/status-words.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import { errorPage } from '#views/errors/error.ts';
import { SignInNeeded } from './access.ts';

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
  if (error.validation) {
    return {
      status: 422,
      message: 'problem.invalid',
      errors: error.validation.map(({ instancePath, message, params }) => ({
        path:
          instancePath + ('additionalProperty' in params ? `/${String(params['additionalProperty'])}` : ''),
        message: message ?? '',
      })),
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

/** The API, and scripts that say so. */
function wantsJson({ url, headers }: FastifyRequest): boolean {
  return (
    url.startsWith('/api/') ||
    url === '/openapi.json' ||
    /^application\/(?:problem\+)?json/.test(headers.accept ?? '')
  );
}
