import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The answer, also one that refuses, repeats the idempotency key: by that a device in a hall knows the registry
 * from a hotel's login page. A hook for `preValidation`.
 */
export async function repeatKey(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) reply.header('idempotency-key', key);
}
