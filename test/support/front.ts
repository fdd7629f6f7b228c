import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What stands before a server, at an address that stays while servers come and go. */
export interface Front {
  url: string;
  /** Where the server is at present. */
  target: string;
  /** Texts to be served otherwise than the server has them, by path: as after a release. */
  rewritten: Map<string, (text: string) => string>;
  stop(): void;
}

/** Starts one on a free port of this machine; where no server answers, it cuts the connection as a network does. */
export async function startFront(): Promise<Front> {
  const front = { target: '', rewritten: new Map<string, (text: string) => string>() };
  const server = createServer((asked, answer) => pass(front, asked, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(front, {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  });
}

function pass(
  { target, rewritten }: Pick<Front, 'target' | 'rewritten'>,
  asked: IncomingMessage,
  answer: ServerResponse,
): void {
  const rewrite = rewritten.get(asked.url ?? '');
  const headers = rewrite ? { ...asked.headers, 'accept-encoding': 'identity' } : asked.headers;
  const cut = () => answer.destroy();
  const passed = request(new URL(asked.url ?? '/', target), { method: asked.method, headers }, (got) => {
    got.on('error', cut);
    if (rewrite) {
      void buffer(got).then((whole) => {
        const { 'content-length': _, etag: __, ...kept } = got.headers;
        return answer.writeHead(got.statusCode ?? 500, kept).end(rewrite(whole.toString()));
      }, cut);
      return;
    }
    answer.writeHead(got.statusCode ?? 500, got.headers);
    got.pipe(answer);
  });
  passed.on('error', cut);
  answer.on('close', () => passed.destroy());
  asked.pipe(passed);
}
