import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences, type Subject } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { decimalOf, minorOf } from '#features/grants/amount.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { slugOf } from '#names/slug.ts';
import { claimProblems } from './checks.ts';
import { periodOf } from './period.ts';
import { WithdrawalInput, type ClaimInput } from './schemas.ts';

/**
 * Records a figure that somebody published.
 *
 * @returns its slug.
 * @throws Refused for who is not staff of the programme; Invalid naming every problem; Conflict where the programme
 * has a claim in the same words already, so that a form sent twice records it once.
 */
export function createClaim(db: Database, act: Act, input: ClaimInput): string {
  return change(db, act, (record) => {
    const programmeId = expectStaff(db, act, input);
    refuseTwin(db, input, programmeId);
    const slug = freeSlug(db, input.what);
    const { lastInsertRowid } = db
      .prepare(
        `insert into claims (slug, programme_id, what, unit, count, parts, amount_minor, currency, period, schemes, countries, note)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(slug, ...valuesOf(programmeId, input));
    const id = Number(lastInsertRowid);
    cite(db, 'claim', id, input.source);
    const after = factsOf(db, id);
    record({ noun: 'claim', id, event: 'claim.recorded', after, subjects: [ofProgramme(programmeId)] });
    return slug;
  });
}

/**
 * Puts a claim right: all of its facts, in which what is absent becomes not published, and its sources, which are
 * replaced by those given. The address stays. Changing nothing leaves no trace.
 *
 * @throws NotFound, also where it was taken away; Refused for who is not staff of its programme, and of the one that
 * it is moved to; Invalid; Conflict where another claim has the same words.
 */
export function editClaim(db: Database, act: Act, slug: string, input: ClaimInput): void {
  change(db, act, (record) => {
    const found = findOwn(db, act, slug);
    if (found.isWithdrawn) throw new NotFound(`claim ${slug} was taken away`);
    const programmeId = expectStaff(db, act, input);
    refuseTwin(db, input, programmeId, found.id);
    const before = factsOf(db, found.id);
    db.prepare(
      `update claims set programme_id = ?, what = ?, unit = ?, count = ?, parts = ?, amount_minor = ?, currency = ?,
         period = ?, schemes = ?, countries = ?, note = ? where id = ?`,
    ).run(...valuesOf(programmeId, input), found.id);
    db.prepare("delete from citations where noun = 'claim' and record_id = ?").run(found.id);
    cite(db, 'claim', found.id, input.source);
    const changes = differences(before, factsOf(db, found.id));
    if (!changes) return;
    const subjects = [...new Set([found.programmeId ?? programmeId, programmeId])].map(ofProgramme);
    record({ noun: 'claim', id: found.id, event: 'claim.edited', ...changes, subjects });
  });
}

/**
 * Takes a claim away: it is set against nothing any more, and its page says why.
 *
 * @throws NotFound; Refused for who is not staff of its programme; Invalid without a reason; Conflict where it was
 * taken away already.
 */
export function withdrawClaim(db: Database, act: Act, slug: string, input: WithdrawalInput): void {
  change(db, act, (record) => {
    const { id, isWithdrawn } = findOwn(db, act, slug);
    if (isWithdrawn) throw new Conflict('problem.claimWithdrawn');
    const problems = shapeProblems(WithdrawalInput, input);
    const reason = input.reason.trim();
    if (reason === '') problems.push({ path: '/reason', message: 'problem.reasonMissing' });
    if (problems.length > 0) throw new Invalid(problems);
    db.prepare('update claims set withdrawn_at = ?, withdrawn_reason = ? where id = ?').run(
      act.at.toISOString(),
      reason,
      id,
    );
    record({ noun: 'claim', id, event: 'claim.withdrawn', after: { reason } });
  });
}

/** Puts a claim back that was taken away. @throws NotFound; Refused; Conflict where it was not, or a twin stands. */
export function returnClaim(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    const { id, isWithdrawn, what, programmeId } = findOwn(db, act, slug);
    if (!isWithdrawn) throw new Conflict('problem.claimStands');
    refuseTwin(db, { what }, programmeId, id);
    db.prepare('update claims set withdrawn_at = null, withdrawn_reason = null where id = ?').run(id);
    record({ noun: 'claim', id, event: 'claim.returned' });
  });
}

interface Own {
  id: number;
  programmeId: number | null;
  what: string;
  isWithdrawn: boolean;
}

/** The claim, for who is staff of its programme. @throws NotFound; Refused. */
function findOwn(db: Database, act: Act, slug: string): Own {
  const row = db
    .prepare<Omit<Own, 'isWithdrawn'> & { isWithdrawn: number }>(
      `select id, programme_id as programmeId, what, withdrawn_at is not null as isWithdrawn from claims
       where slug = ?`,
    )
    .get(slug);
  if (!row) throw new NotFound(`no claim ${slug}`);
  requireStaffOf(act.actor, { programmeId: row.programmeId, country: null });
  return { ...row, isWithdrawn: row.isWithdrawn === 1 };
}

/** The programme of what was typed, for who is its staff. @throws Refused; Invalid. */
function expectStaff(db: Database, act: Act, input: ClaimInput): number {
  const programmeId = db
    .prepare<{ id: number }>('select id from programmes where slug = ?')
    .get(input.programme)?.id;
  requireStaffOf(act.actor, { programmeId: programmeId ?? null, country: null });
  const problems = claimProblems(db, input, programmeId, act.at);
  if (problems.length > 0) throw new Invalid(problems);
  return programmeId!;
}

function refuseTwin(
  db: Database,
  { what }: Pick<ClaimInput, 'what'>,
  programmeId: number | null,
  own: number | null = null,
): void {
  const twin = db
    .prepare<{ slug: string }>(
      `select slug from claims where programme_id is ? and lower(what) = lower(?) and id is not ? and withdrawn_at is null`,
    )
    .get(programmeId, tidy(what), own);
  if (twin) throw new Conflict('problem.claimExists', {}, { claim: twin.slug });
}

function valuesOf(programmeId: number, input: ClaimInput): (string | number | null)[] {
  const { what, unit, count, parts, amount, currency, from, until, schemes, countries, note } = input;
  return [
    programmeId,
    tidy(what),
    unit,
    count ?? null,
    JSON.stringify(parts ?? []),
    amount === undefined ? null : (minorOf(amount) ?? null),
    currency ?? null,
    periodOf(from, until),
    JSON.stringify([...new Set(schemes)]),
    JSON.stringify([...new Set(countries)]),
    note?.trim() || null,
  ];
}

function tidy(what: string): string {
  return what.trim().normalize('NFC');
}

/** A claim as the history keeps it. */
function factsOf(db: Database, id: number): Record<string, unknown> {
  const { amountMinor, schemes, countries, parts, sources, ...row } = db
    .prepare<Record<string, string | number | null>>(
      `select what as statement, programmes.slug as programme, unit, count, parts, amount_minor as amountMinor, currency,
         period, schemes, countries, claims.note,
         (select json_group_array(address) from (select sources.address from citations
            join sources on sources.id = citations.source_id
            where noun = 'claim' and record_id = claims.id order by citations.id)) as sources,
         (select max(sources.read_on) from citations join sources on sources.id = citations.source_id
          where noun = 'claim' and record_id = claims.id) as readOn,
         (select min(basis) from citations where noun = 'claim' and record_id = claims.id) as basis
       from claims left join programmes on programmes.id = claims.programme_id where claims.id = ?`,
    )
    .get(id)!;
  const list = (text: string | number | null | undefined) => {
    const items = JSON.parse(String(text ?? '[]')) as (string | number)[];
    return items.length > 0 ? items : null;
  };
  return {
    ...row,
    amount: amountMinor === null ? null : decimalOf(Number(amountMinor)),
    parts: list(parts),
    schemes: list(schemes),
    countries: list(countries),
    sources: list(sources),
  };
}

function ofProgramme(id: number): Subject {
  return { noun: 'programme', id };
}

function freeSlug(db: Database, what: string): string {
  const wanted = slugOf(what) || 'claim';
  const isFree = (slug: string) =>
    slug !== 'new' && db.prepare('select 1 from claims where slug = ?').get(slug) === undefined;
  if (isFree(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (isFree(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
