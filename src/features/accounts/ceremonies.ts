import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Database } from '#database/connection.ts';
import { newChallenge, takeChallenge } from './challenges.ts';
import type { Passkey } from './queries.ts';

/** Loaded when first needed; it brings certificate parsers along that most requests never want. */
const library = () => import('@simplewebauthn/server');

/** Where passkeys belong: a host by its name. Browsers refuse them for a bare IP address. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/** The relying party of a public address; undefined where browsers allow no passkeys there. */
export function relyingParty(publicUrl: string): RelyingParty | undefined {
  const { hostname, protocol, origin } = new URL(publicUrl);
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  const isTrusted = protocol === 'https:' || hostname === 'localhost';
  return isAddress || !isTrusted ? undefined : { id: hostname, origin };
}

/** What a browser needs to show a passkey. Without `keys` it offers those that it holds for this host. */
export async function requestOptions(
  party: RelyingParty,
  purpose: string,
  keys: readonly Passkey[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: newChallenge(purpose, new Date()),
    userVerification: 'required',
    allowCredentials: keys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  });
}

/** What a browser needs to make a passkey for this person, other than those that are there. */
export async function creationOptions(
  party: RelyingParty,
  purpose: string,
  person: { publicId: string; email: string; name: string },
  keys: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: 'Civil Society Registry',
    rpID: party.id,
    userName: person.email,
    userDisplayName: person.name,
    userID: Uint8Array.from(Buffer.from(person.publicId)),
    challenge: newChallenge(purpose, new Date()),
    attestationType: 'none',
    excludeCredentials: keys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Whether a passkey was shown for this purpose, its user verified; answers its new counter. */
export async function verifyShown(
  registry: Database,
  party: RelyingParty,
  purpose: string,
  response: AuthenticationResponseJSON,
  passkey: Passkey,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(registry, challenge, purpose, new Date()),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
        transports: passkey.transports,
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    // Whatever is wrong with it (mangled, foreign, replayed), the answer is the same.
    return undefined;
  }
}

/** The passkey that a browser has made for this purpose; undefined where it cannot be trusted. */
export async function verifyMade(
  registry: Database,
  party: RelyingParty,
  purpose: string,
  response: RegistrationResponseJSON,
): Promise<Omit<Passkey, 'id' | 'personId' | 'name' | 'createdAt' | 'lastUsedAt'> | undefined> {
  const { verifyRegistrationResponse } = await library();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(registry, challenge, purpose, new Date()),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    if (!verified) return undefined;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    const known = Buffer.from(publicKey).toString('base64url');
    return { credentialId: id, publicKey: known, counter, transports };
  } catch {
    return undefined;
  }
}

/** What a page's script put into the form of a passkey shown; undefined where no authenticator answers so. */
export function readShown(text: string): AuthenticationResponseJSON | undefined {
  return isAnswer(text) ? (JSON.parse(text) as AuthenticationResponseJSON) : undefined;
}

/** The same of a passkey made. */
export function readMade(text: string): RegistrationResponseJSON | undefined {
  return isAnswer(text) ? (JSON.parse(text) as RegistrationResponseJSON) : undefined;
}

function isAnswer(text: string): boolean {
  try {
    const { id, response } = (JSON.parse(text) ?? {}) as { id?: unknown; response?: unknown };
    return typeof id === 'string' && typeof response === 'object';
  } catch {
    return false;
  }
}
