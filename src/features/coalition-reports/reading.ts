import type { FastifyRequest } from 'fastify';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { isOfWorkspace } from '#features/coalitions/workspace.ts';
import { findReport, type ReportDetail } from './queries.ts';

/** Whether whoever asks writes in the coalition's workspace. */
export function mayWriteIn({ db, actor }: FastifyRequest, coalition: string): boolean {
  return isOfWorkspace(db, actor, coalitionOf(db, coalition));
}

/**
 * The report of an address as whoever asks may read it.
 *
 * @throws NotFound where there is none, or none that they may know of.
 */
export function reportFor(request: FastifyRequest, coalition: string, period: string): ReportDetail {
  return findReport(request.db, coalition, period, { mayWrite: mayWriteIn(request, coalition) });
}
