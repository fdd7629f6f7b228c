import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { lifetimes } from './lifetimes.ts';

/** Made at the start: a challenge does not outlive the process, and none has to be stored to be known again. */
const key = randomBytes(32);
const RANDOM = 16;
const EXPIRY = 6;

/**
 * A challenge for a passkey, which says itself when it ends and, by a keyed hash, what it was made for; so
 * drawing the page stores nothing. `purpose` binds it to an act and, where there is one, to the session.
 */
export function newChallenge(purpose: string, now: Date): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(RANDOM + EXPIRY);
  randomBytes(RANDOM).copy(head);
  head.writeUIntBE(now.getTime() + lifetimes.challenge, RANDOM, EXPIRY);
  return Uint8Array.from(Buffer.concat([head, seal(head, purpose)]));
}

/** Whether a challenge was made here for this purpose, is not over, and comes for the first time. */
export function takeChallenge(registry: Database, challenge: string, purpose: string, now: Date): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  const head = bytes.subarray(0, RANDOM + EXPIRY);
  const given = bytes.subarray(RANDOM + EXPIRY);
  const expected = seal(head, purpose);
  if (head.length !== RANDOM + EXPIRY || given.length !== expected.length) return false;
  const endsAt = head.readUIntBE(RANDOM, EXPIRY);
  if (!timingSafeEqual(given, expected) || endsAt < now.getTime()) return false;
  const taken = registry.once('challenges', () => new Map<string, number>());
  for (const [old, end] of taken) if (end < now.getTime()) taken.delete(old);
  if (taken.has(challenge)) return false;
  taken.set(challenge, endsAt);
  return true;
}

function seal(head: Buffer, purpose: string): Buffer {
  return createHmac('sha256', key).update(head).update(purpose).digest().subarray(0, 16);
}
