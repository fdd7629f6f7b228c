import type { Database } from '#database/connection.ts';
import type { Plan } from './plan/staged.ts';

/**
 * What the history of one record says of the import that it came with: which row of which file, and for a new
 * record what the row held. The import's one entry keeps a digest of all rows, so that these cannot be changed unseen.
 */
export function importedFacts(
  db: Database,
  importId: number,
  { noun, id }: { noun: string; id: number },
): Record<string, unknown> {
  const found = db
    .prepare<{ row: number; outcome: string; plan: string }>(
      'select row, outcome, plan from import_rows where import_id = ? and noun = ? and record_id = ? limit 1',
    )
    .get(importId, noun, id);
  if (!found) return {};
  const { row, outcome, plan } = found;
  const { organisation, grant } = JSON.parse(plan) as Plan;
  if (outcome !== 'new') return { row };
  if (organisation) {
    const { source, isAnother: _, mission, nameKind: __, ...facts } = organisation;
    return {
      row,
      ...facts,
      ...(mission ? { missions: { und: mission } } : {}),
      ...(source ? { sources: source.addresses } : {}),
    };
  }
  if (!grant) return { row };
  const { reference, title, titleLanguage, summary, country, amount, currency, startsOn, endsOn, signedOn } =
    grant;
  const participants = [grant.lead, ...grant.partners].map(({ name }) => name).join('; ');
  return {
    row,
    reference,
    title,
    titleLanguage,
    summary,
    participants,
    country,
    amount,
    currency,
    startsOn,
    endsOn,
    signedOn,
  };
}
