import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** What is kept of a password: argon2id with a salt of its own, in PHC's form. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive('argon2id', { message: bytesOf(password), nonce: salt, ...COST });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(tag)}`;
}

/** Stands in where there is no password, so that an unknown address costs the same time. */
const NOBODY = `$argon2id$v=19$m=19456,t=2,p=1$${plain(Buffer.alloc(16))}$${plain(Buffer.alloc(32))}`;

/** Whether a password is the one of this hash; without a hash it takes as long and is not. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, , , cost = '', salt = '', kept = ''] = (hash ?? NOBODY).split('$');
  const [memory = 0, passes = 0, parallelism = 0] = cost.split(',').map((part) => Number(part.slice(2)));
  const tag = Buffer.from(kept, 'base64');
  const derived = await derive('argon2id', {
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    memory,
    passes,
    parallelism,
    tagLength: tag.length,
  });
  return timingSafeEqual(derived, tag) && hash !== undefined;
}

/** The same letters typed on another keyboard are the same password (NIST SP 800-63B, 3.1.1.2: NFKC). */
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
