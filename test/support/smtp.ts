import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string;
  subject: string;
  text: string;
}

export interface TestSmtp {
  url: string;
  received: Received[];
  /** While true, every mail is turned away with a temporary error. */
  isRefusing: boolean;
  /** Waits for that many mails. */
  wait(count: number): Promise<Received[]>;
}

/** A real mail server on a free port, closed when the test ends. */
export async function smtpServer(t: { teardown(act: () => unknown): void }): Promise<TestSmtp> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (own.isRefusing) {
          callback(Object.assign(new Error('try later (example)'), { responseCode: 451 }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        received.push({ to, ...read(Buffer.concat(chunks).toString()) });
        callback();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.teardown(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const own: TestSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    isRefusing: false,
    async wait(count) {
      for (let tries = 0; received.length < count && tries < 200; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 100));
      return received;
    },
  };
  return own;
}

function read(raw: string): { subject: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const encoded = rest.join('\r\n\r\n');
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase();
  const subject = /^subject: ((?:.|\r\n[ \t])*)/im.exec(head)?.[1] ?? '';
  return { subject, text: decode(encoded, encoding) };
}

function decode(text: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString();
  if (encoding !== 'quoted-printable') return text;
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
