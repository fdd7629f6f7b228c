import type { Database } from '#database/connection.ts';
import { findOptionalParticipant, type Participant } from '#features/grants/participants.ts';

/** An organisation of a basket, or what the address says that is none. */
export interface BasketMember {
  /** As the address has it. */
  asked: string;
  organisation: Participant | undefined;
  /** What a reader has to know of it: it was merged into the one that stands here, it is no more, there is none. */
  problem: 'merged' | 'dissolved' | 'dormant' | 'unknown' | undefined;
}

/**
 * The organisations of an address, each once, in their order. One that was merged stands as what it became; one
 * that was dissolved is kept and said to be so; an address of nobody is kept too, so that it can be taken out.
 */
export function basketOf(db: Database, slugs: readonly string[]): BasketMember[] {
  const seen = new Set<number>();
  return slugs.flatMap((asked, place): BasketMember[] => {
    const member = memberOf(db, asked, place === 0 ? 'lead' : 'partner');
    const id = member.organisation?.id;
    if (id !== undefined && seen.has(id)) return [];
    if (id !== undefined) seen.add(id);
    return [member];
  });
}

const STATUS = `select organisations.status, became.slug as became from organisations
  left join organisations became on became.id = organisations.merged_into_id
  where organisations.id = coalesce((select id from organisations where slug = ?),
    (select organisation_id from organisation_slugs where slug = ?))`;

function memberOf(db: Database, asked: string, role: 'lead' | 'partner'): BasketMember {
  const find = (slug: string) => findOptionalParticipant(db, slug, { role, task: null, share: null });
  let found = db.prepare<{ status: string; became: string | null }>(STATUS).get(asked, asked);
  let slug = asked;
  // A record may have been merged into one that was itself merged later.
  for (let steps = 0; found?.status === 'merged' && found.became !== null && steps < 10; steps += 1) {
    slug = found.became;
    found = db.prepare<{ status: string; became: string | null }>(STATUS).get(slug, slug);
  }
  const organisation = find(slug);
  if (!organisation || !found) return { asked, organisation: undefined, problem: 'unknown' };
  const status = found.status === 'dissolved' || found.status === 'dormant' ? found.status : undefined;
  return { asked, organisation, problem: slug === asked ? status : 'merged' };
}
