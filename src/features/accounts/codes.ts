import { createHmac, randomBytes } from 'node:crypto';
import type { TOTP } from 'otpauth';
import { hashOf } from '#features/people/secrets.ts';

/** Seconds for which a code of the app holds, and how many of those before and after are taken (RFC 6238, 5.2). */
const PERIOD = 30;
const DRIFT = 1;

/** Loaded when first needed: most processes never see a code. */
async function totp(secret: string, email = ''): Promise<TOTP> {
  const { Secret, TOTP: Totp } = await import('otpauth');
  return new Totp({
    issuer: 'Civil Society Registry',
    label: email,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });
}

/**
 * The step of thirty seconds to which a code belongs; undefined where it is wrong, too old, or its step was used
 * already: a code is taken once only.
 */
export async function stepOfCode(
  secret: string,
  code: string,
  now: Date,
  lastStep: number,
): Promise<number | undefined> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = (await totp(secret)).validate({ token, timestamp: now.getTime(), window: DRIFT });
  if (delta === null) return undefined;
  const step = Math.floor(now.getTime() / 1000 / PERIOD) + delta;
  return step > lastStep ? step : undefined;
}

/** What an app needs to show codes: the address that a QR code carries. */
export async function codesUri(secret: string, email: string): Promise<string> {
  return (await totp(secret, email)).toString();
}

/** Made at the start, so that the secret offered on a page need not be written down before it is taken. */
const offerKey = randomBytes(32);

/** The secret that is offered to a session for setting an app up, base32; the same each time that it is asked. */
export async function offeredSecret(sessionHash: string): Promise<string> {
  const { Secret } = await import('otpauth');
  const bytes = createHmac('sha256', offerKey).update(`codes ${sessionHash}`).digest().subarray(0, 20);
  return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
}

/** A QR code as the path of an SVG, one unit a module, with the quiet zone of four that readers want. */
export async function qrPath(text: string): Promise<{ path: string; size: number }> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { path, size };
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const LENGTH = 24;

/**
 * Ten codes for when the app is not at hand, 118 random bits each, in groups of four: with 112 or more a plain
 * hash is enough to keep (ASVS 5, 6.5.2).
 */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters: string[] = [];
    while (letters.length < LENGTH) {
      // A byte beyond the last whole multiple would make some letters likelier than others.
      const [byte = 255] = randomBytes(1);
      if (byte < LETTERS.length * 8) letters.push(LETTERS[byte % LETTERS.length] ?? '');
    }
    return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
  });
}

/** What is kept of a recovery code, however it was typed. */
export function hashOfRecoveryCode(code: string): string {
  return hashOf(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

export function looksLikeRecoveryCode(code: string): boolean {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '').length === LENGTH;
}
