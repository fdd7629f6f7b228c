import type { FastifyRequest } from 'fastify';
import type { Problem } from '#errors.ts';
import { deskShown } from '#features/ceremony-desk/shown.ts';
import { isStaff } from '#features/people/access.ts';
import type { CeremonyView } from '#views/ceremonies/show.ts';
import { listCandidates } from './candidates.ts';
import { findCeremony } from './queries.ts';

/** What the page was asked for, or what an act on the list was sent with and could not be taken. */
export interface AskedOfList {
  q?: string | undefined;
  isOrdering?: boolean;
  typed?: { grant: string; position: string };
  problems?: Problem[];
}

/** Everything that a ceremony's page shows to this reader; staff find grants for its list on it. */
export function ceremonyView(request: FastifyRequest, slug: string, asked: AskedOfList = {}): CeremonyView {
  const { db, actor, language } = request;
  const { q, isOrdering = false, typed = { grant: '', position: '' }, problems = [] } = asked;
  const reader = { isStaff: isStaff(actor) };
  const ceremony = findCeremony(db, slug, reader);
  const canAdd = reader.isStaff && ceremony.closedAt === null;
  const add = canAdd
    ? { ceremony: slug, q: q ?? '', ...listCandidates(db, slug, q, { actor, language }), typed, problems }
    : undefined;
  return {
    ceremony,
    isOrdering: isOrdering && reader.isStaff,
    add,
    desk: deskShown(request, ceremony),
    problems,
  };
}
