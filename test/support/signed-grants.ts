import type { Database } from '#database/connection.ts';
import { createGrant } from '#features/grants/commands.ts';
import type { GrantInput } from '#features/grants/schemas.ts';
import { systemAct } from '#features/people/actor.ts';
import { reportSigning } from '#features/signings/commands.ts';
import { LEAD, PARTNER, THIRD } from './grant-form.ts';

/** An invented regional grant of practice with three organisations of three countries, signed on a day. */
export function signedGrant(
  db: Database,
  { signedOn = '2023-12-14', ...input }: Partial<GrantInput> & { signedOn?: string } = {},
): { id: number; reference: string } {
  const act = systemAct('command-line');
  const grant = createGrant(db, act, {
    programme: 'practice-programme',
    scheme: 'regional',
    title: 'Quiet corners (example)',
    lead: LEAD,
    leadShare: '50',
    partners: [
      { organisation: PARTNER, share: '30' },
      { organisation: THIRD, share: '20' },
    ],
    amount: '100000.00',
    currency: 'EUR',
    startsOn: '2024-02-01',
    endsOn: '2025-11-30',
    ...input,
  });
  reportSigning(db, act, {
    grantId: grant.id,
    signedOn,
    source: { addresses: ['Agreement (example)'], basis: 'entered' },
  });
  return grant;
}
