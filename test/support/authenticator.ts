import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/**
 * A device that makes and shows passkeys, in as much of WebAuthn as the server looks at. What it says can be
 * bent: another origin, a user who was not verified, a counter that goes back.
 */
export interface Authenticator {
  credentialId: string;
  /** What a browser puts into the form for a new passkey, given the options on the page. */
  make(options: string, bent?: Bent): string;
  /** What it puts there for one that is shown. */
  show(options: string, bent?: Bent): string;
}

interface Bent {
  origin?: string;
  isVerified?: boolean;
  counter?: number;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

export function authenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const credentialId = id.toString('base64url');
  let count = 0;

  const dataOf = (rpId: string, isNew: boolean, { isVerified = true, counter }: Bent): Buffer => {
    const fixed = Buffer.alloc(5);
    fixed.writeUInt8(PRESENT | (isVerified ? VERIFIED : 0) | (isNew ? ATTESTED : 0), 0);
    fixed.writeUInt32BE(counter ?? (count += 1), 1);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const attested = isNew ? [Buffer.alloc(16), length, id, coseKey()] : [];
    return Buffer.concat([sha256(rpId), fixed, ...attested]);
  };
  const coseKey = (): Buffer => {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
    const part = (key: number, value: string) =>
      Buffer.concat([Buffer.from([key, 0x58, 0x20]), Buffer.from(value, 'base64url')]);
    return Buffer.concat([head, part(0x21, x), part(0x22, y)]);
  };
  const clientData = (type: string, challenge: string, bent: Bent) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: bent.origin ?? origin, crossOrigin: false }));
  const answer = (response: object) =>
    JSON.stringify({
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
      response,
    });

  return {
    credentialId,
    make(options, bent = {}) {
      const { challenge, rp } = JSON.parse(options) as { challenge: string; rp: { id: string } };
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        bytes(dataOf(rp.id, true, bent)),
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, bent).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    show(options, bent = {}) {
      const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string };
      const data = dataOf(rpId, false, bent);
      const client = clientData('webauthn.get', challenge, bent);
      const signature = createSign('sha256')
        .update(Buffer.concat([data, createHash('sha256').update(client).digest()]))
        .sign(privateKey);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}

const sha256 = (value: string) => createHash('sha256').update(value).digest();

/** CBOR of a text of less than 24 letters. */
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);

/** CBOR of bytes, up to 65535. */
function bytes(value: Buffer): Buffer {
  const head = Buffer.alloc(3);
  head.writeUInt8(0x59, 0);
  head.writeUInt16BE(value.length, 1);
  return Buffer.concat([head, value]);
}
