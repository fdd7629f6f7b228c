import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { isStaff } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';
import type { DocumentKind } from './kinds.ts';

export interface GrantDocument {
  id: number;
  sha256: string;
  size: number;
  mediaType: string;
  fileName: string;
  title: string;
  kind: DocumentKind;
  isPublic: boolean;
  uploadedAt: string;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
}

type Row = Omit<GrantDocument, 'isPublic'> & { isPublic: number };

const COLUMNS = `documents.id, sha256, size, media_type as mediaType, file_name as fileName, title, kind,
  is_public as isPublic, uploaded_at as uploadedAt, withdrawn_at as withdrawnAt, withdrawn_reason as withdrawnReason
  from documents`;

/** Every document of a grant, those that were withdrawn among them, the newest first. */
export function allDocumentsOf(db: Database, grantId: number): GrantDocument[] {
  return db
    .prepare<Row>(`select ${COLUMNS} where grant_id = ? order by id desc`)
    .all(grantId)
    .map((row) => ({ ...row, isPublic: row.isPublic === 1 }));
}

/** The documents of a grant that this reader may open; staff also see what was withdrawn. */
export function documentsOf(
  db: Database,
  actor: Actor,
  grant: { id: number; programmeId: number },
): GrantDocument[] {
  const opens = mayOpenRestricted(db, actor, grant.programmeId);
  return allDocumentsOf(db, grant.id).filter(
    ({ isPublic, withdrawnAt }) => (isPublic || opens) && (withdrawnAt === null || isStaff(actor)),
  );
}

/** @throws NotFound where there is none that this reader may open. */
export function findDocument(
  db: Database,
  actor: Actor,
  grant: { id: number; programmeId: number },
  id: number,
): GrantDocument {
  const found = documentsOf(db, actor, grant).find((one) => one.id === id);
  if (!found || found.withdrawnAt !== null) throw new NotFound(`no document ${id}`);
  return found;
}

/** Staff, and donors of the programme that they fund (DOMAIN.md, “Programme, events, ceremonies”). */
function mayOpenRestricted(db: Database, actor: Actor, programmeId: number): boolean {
  if (isStaff(actor)) return true;
  const funder = db
    .prepare<{ funderId: number | null }>('select funder_id as funderId from programmes where id = ?')
    .get(programmeId)?.funderId;
  return (
    funder !== null &&
    funder !== undefined &&
    actor.roles.some(({ role, organisationId }) => role === 'donor' && organisationId === funder)
  );
}
