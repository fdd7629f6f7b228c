import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { quantile } from './print.ts';

/** What of autocannon is used; it brings no types. */
interface Request {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}
type Autocannon = (
  options: Request & {
    url: string;
    connections: number;
    duration: number;
    requests?: { setupRequest(request: Request): Request }[];
  },
  done: (error: Error | null, result: { errors: number; timeouts: number; duration: number }) => void,
) => EventEmitter;

const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;

export interface Load {
  url: string;
  connections: number;
  seconds: number;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** The status that every answer must have. */
  status: number;
  /** What differs from request to request, by its number from 0. */
  each?: (number: number) => Request;
}

export interface Measured {
  /** Answers a second. */
  rate: number;
  /** Milliseconds, as the client sees them. */
  median: number;
  p99: number;
  count: number;
}

/** Asks an address from several connections for some seconds. Throws where an answer is not the expected one. */
export async function measure(load: Load): Promise<Measured> {
  const times: number[] = [];
  const others = new Map<number, number>();
  let number = 0;
  const setupRequest = (request: Request): Request => {
    const changes = load.each?.(number) ?? {};
    number += 1;
    return { ...request, ...changes, headers: { ...request.headers, ...changes.headers } };
  };
  const result = await new Promise<{ errors: number; timeouts: number; duration: number }>(
    (resolve, reject) => {
      const instance = autocannon(
        {
          url: load.url,
          connections: load.connections,
          duration: load.seconds,
          method: load.method ?? 'GET',
          headers: load.headers ?? {},
          ...(load.each ? { requests: [{ setupRequest }] } : {}),
        },
        (error, done) => (error ? reject(error) : resolve(done)),
      );
      instance.on('response', (_client: unknown, status: number | string, _bytes: number, time: number) => {
        times.push(time);
        if (Number(status) !== load.status) others.set(Number(status), (others.get(Number(status)) ?? 0) + 1);
      });
    },
  );
  if (others.size > 0 || result.errors > 0 || times.length === 0) {
    throw new Error(
      `${load.url}: ${times.length} answers, ${result.errors} errors, unexpected ${JSON.stringify([...others])}`,
    );
  }
  return {
    rate: times.length / result.duration,
    median: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    count: times.length,
  };
}
