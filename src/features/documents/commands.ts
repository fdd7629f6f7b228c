import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import { findGrant } from '#features/grants/queries.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { documentProblems, type NewDocument } from './checks.ts';
import { allDocumentsOf } from './queries.ts';
import type { WithdrawalInput } from './schemas.ts';

/**
 * Records a file that was kept as a document of a grant.
 *
 * @throws Conflict where the same bytes are a document of this grant already; Refused where programme or lead's
 *   country is not the actor's.
 */
export function addDocument(db: Database, act: Act, reference: string, document: NewDocument): number {
  return change(db, act, (record) => {
    const grant = findGrant(db, reference);
    requireStaffOf(act.actor, { programmeId: grant.programme.id, country: grant.lead.country });
    const problems = documentProblems(document);
    if (problems.length > 0) throw new Invalid(problems);
    const { sha256, size, mediaType, fileName, kind } = document;
    const twin = allDocumentsOf(db, grant.id).find(
      (one) => one.sha256 === sha256 && one.withdrawnAt === null,
    );
    if (twin) throw new Conflict('problem.documentThere', { title: twin.title }, { document: twin.id });
    const title = document.title.trim();
    const isPublic = document.access === 'public';
    const id = Number(
      db
        .prepare(
          `insert into documents (grant_id, sha256, size, media_type, file_name, title, kind, is_public, uploaded_by,
             uploaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          grant.id,
          sha256,
          size,
          mediaType,
          fileName,
          title,
          kind,
          isPublic ? 1 : 0,
          act.actor.publicId ?? null,
          act.at.toISOString(),
        ).lastInsertRowid,
    );
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.document-added',
      after: { document: title, fileName, isPublic, sha256 },
    });
    return id;
  });
}

/** Withdraws a document: it is no longer offered, and history keeps that it was. */
export function withdrawDocument(
  db: Database,
  act: Act,
  reference: string,
  id: number,
  input: WithdrawalInput,
): void {
  change(db, act, (record) => {
    const grant = findGrant(db, reference);
    requireStaffOf(act.actor, { programmeId: grant.programme.id, country: grant.lead.country });
    const document = allDocumentsOf(db, grant.id).find((one) => one.id === id);
    if (!document) throw new NotFound(`no document ${id} of ${reference}`);
    if (document.withdrawnAt !== null) throw new Conflict('problem.documentWithdrawn');
    const reason = input.reason.trim();
    if (!reason) throw new Invalid([{ path: '/reason', message: 'problem.reasonMissing' }]);
    db.prepare('update documents set withdrawn_at = ?, withdrawn_reason = ? where id = ?').run(
      act.at.toISOString(),
      reason,
      id,
    );
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.document-withdrawn',
      after: { document: document.title, reason },
    });
  });
}
