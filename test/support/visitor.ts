import type { App } from '#app.ts';
import { asAnswer, type Answer } from './app.ts';

/** A browser that keeps the cookies it is given, as one that was never here begins with none. */
export interface Visitor {
  cookies: Map<string, string>;
  get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (
    url: string,
    form?: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** The session's secret, as the cookie has it. */
  session: () => string | undefined;
}

export function visitor(app: App): Visitor {
  const cookies = new Map<string, string>();
  const send = async (
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    payload?: string,
  ): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.inject({
      method,
      url,
      headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return asAnswer(response);
  };
  return {
    cookies,
    session: () => cookies.get('session'),
    get: (url, headers = {}) => send('GET', url, headers),
    post: (url, form = {}, headers = {}) => {
      const fields = Object.entries(form).flatMap(([name, value]) =>
        [value].flat().map((single): [string, string] => [name, single]),
      );
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return send('POST', url, { ...type, ...headers }, new URLSearchParams(fields).toString());
    },
  };
}

/** The mails of the outbox to that address, the newest last. */
export function mailsTo(
  registry: { prepare: <Row>(text: string) => { all: (...values: unknown[]) => Row[] } },
  recipient: string,
): { kind: string; subject: string; body: string }[] {
  return registry
    .prepare<{ kind: string; subject: string; body: string }>(
      'select kind, subject, body from mails where recipient = ? order by id',
    )
    .all(recipient);
}

/** The path of the link in a mail. */
export function linkIn(mail: { body: string } | undefined): string {
  return /https?:\/\/[^/\s]+(\/\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

/** Lets what comes after an answer happen. */
export const afterwards = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
