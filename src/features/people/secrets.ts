import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits for a link, a browser's session or a token, in letters that fit a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It has 256 random bits, so a plain hash is enough. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
