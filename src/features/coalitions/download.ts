import type { FastifyReply, FastifyRequest } from 'fastify';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isStaff } from '#features/people/access.ts';
import { areasOf } from '#features/themes/queries.ts';
import type { ListRequest } from '#lists/definition.ts';
import { sendList, type DownloadFormat } from '#lists/download.ts';
import { findAllIds } from '#lists/find.ts';
import { coalitionList } from './list.ts';
import { membersByCoalition, type MemberTime } from './members.ts';
import { listCoalitions, type CoalitionRow } from './queries.ts';

const COLUMNS = [
  'slug',
  'name',
  'name_language',
  'name_english',
  'acronym',
  'kind',
  'scope',
  'countries',
  'themes',
  'ask',
  'formed_on',
  'status',
  'members_now',
  'areas',
  'members',
] as const;

/**
 * A member's time as an interval of EDTF (ISO 8601-2): `slug: 2019-03/..` belongs to it, `slug: /2021` joined on no
 * published day and left, `slug: /` left on no published day.
 */
function timeOf({ slug, joinedOn, leftOn, hasLeft }: MemberTime): string {
  return `${slug}: ${joinedOn ?? ''}/${hasLeft ? (leftOn ?? '') : '..'}`;
}

/** The rows of the list to take away; several values in one cell are parted by a semicolon. */
export function sendCoalitions(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: ListRequest,
  format: DownloadFormat,
): FastifyReply {
  const { db, language } = request;
  const ids = findAllIds(db, coalitionList, asked, { language, isStaff: isStaff(request.actor) });
  const hasKosovo = db
    .prepare(
      `select 1 from coalitions, json_each(coalitions.countries) country
       where country.value = 'XK' and coalitions.id in (select value from json_each(?)) limit 1`,
    )
    .get(JSON.stringify(ids));
  const members = membersByCoalition(db, ids);
  const cellsOf = (row: CoalitionRow) => [
    row.slug,
    row.name,
    row.nameLanguage,
    row.nameEnglish,
    row.acronym,
    row.kind,
    row.scope,
    row.countries.join(';'),
    row.themes.join(';'),
    row.ask,
    row.formedOn,
    row.status,
    row.members,
    areasOf(db, row.themes).join(';'),
    members.get(row.id)?.map(timeOf).join('; '),
  ];
  return sendList(
    reply,
    `coalitions.${format}`,
    COLUMNS,
    ids,
    (batch) => listCoalitions(db, batch).map(cellsOf),
    kosovoNote(hasKosovo ? ['XK'] : [], language),
  );
}
