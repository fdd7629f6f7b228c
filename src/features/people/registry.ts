import type { FastifyRequest } from 'fastify';
import type { Database } from '#database/connection.ts';
import { Refused } from '#errors.ts';

/**
 * The registry's own file, for what concerns people. Whoever is in practice is sent back first: practice must
 * never reach the registry, and people are held there alone.
 */
export function registryOf(request: FastifyRequest): Database {
  if (request.db.isPractice) throw new Refused('problem.notInPractice');
  return request.server.databases.registry;
}
