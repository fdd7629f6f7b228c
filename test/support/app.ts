import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { parse, type HTMLElement } from 'node-html-parser';
import { buildApp, type App } from '#app.ts';
import { readConfig } from '#config.ts';
import type { Database } from '#database/connection.ts';
import {
  addPerson,
  makeSignInLink,
  makeToken,
  signInByLink,
  switchPractice,
  type NewPerson,
} from '#features/people/commands.ts';
import { raiseSession } from '#features/accounts/sessions.ts';
import { systemAct } from '#features/people/actor.ts';
import { testDatabases } from './databases.ts';

export interface Answer extends LightMyRequestResponse {
  /** The answer's page, parsed. */
  page: HTMLElement;
}

/** Gives an answer its page, which is parsed when a test first looks at it: most pages are never looked at so. */
export function asAnswer(response: LightMyRequestResponse): Answer {
  let page: HTMLElement | undefined;
  return Object.defineProperty(response, 'page', { get: () => (page ??= parse(response.body)) }) as Answer;
}

/** A browser or a script that calls the application: keeps its cookie or token, sends what a browser sends. */
export interface Client {
  get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Posts a form; an array sends the field several times. */
  post: (
    url: string,
    form?: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** Sends bytes as they are. */
  raw: (
    method: 'POST' | 'PUT',
    url: string,
    payload: Buffer | string,
    headers: Record<string, string>,
  ) => Promise<Answer>;
  /** Sends JSON to the API. */
  json: (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>;
}

export interface TestApp {
  app: App;
  registry: Database;
  practice: Database;
  /** The public. */
  anyone: Client;
  /** A signed-in person with this role; in practice where asked for. */
  signedIn: (person?: Partial<NewPerson> & { isPractice?: boolean }) => Client;
  /** A script with a bearer token of such a person. */
  script: (person?: Partial<NewPerson> & { isPractice?: boolean }) => Client;
}

/**
 * The production application over fresh copies of the seeded databases, or an empty registry; closed when the test
 * ends.
 */
export async function testApp(
  t: { teardown(act: () => unknown): void },
  environment: Record<string, string> = {},
  { isEmpty = false }: { isEmpty?: boolean } = {},
): Promise<TestApp> {
  const { registry, practice } = testDatabases({ isEmpty });
  const config = readConfig({ LOG_LEVEL: 'silent', ...environment });
  const app = await buildApp(config, { registry, practice });
  t.teardown(() => app.close());
  let people = 0;
  const person = ({ isPractice: _, ...given }: Partial<NewPerson> & { isPractice?: boolean }) => {
    people += 1;
    const email = given.email ?? `person-${people}@example.org`;
    addPerson(registry, systemAct('command-line'), { role: 'staff', ...given, email });
    return email;
  };
  return {
    app,
    registry,
    practice,
    anyone: client(app, {}),
    signedIn(given = {}) {
      const act = systemAct('command-line');
      const opened = signInByLink(registry, act, makeSignInLink(registry, act, person(given)));
      // As after a second step, which administrators need and whoever has set one up is asked for.
      const session = raiseSession(registry, act.at, opened, { isSecond: true });
      if (given.isPractice) switchPractice(registry, session, true);
      return client(app, { cookie: `session=${session}` });
    },
    script(given = {}) {
      const token = makeToken(registry, systemAct('command-line'), {
        email: person(given),
        name: 'test',
        isPractice: given.isPractice ?? false,
      });
      return client(app, { authorization: `Bearer ${token}` });
    },
  };
}

function client(app: App, own: Record<string, string>): Client {
  const send = async (options: InjectOptions): Promise<Answer> => {
    const cookies = [own['cookie'], options.headers?.['cookie']].filter((cookie) => cookie !== undefined);
    const response = await app.inject({
      ...options,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...own,
        ...options.headers,
        ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
      },
    });
    return asAnswer(response);
  };
  return {
    get: (url, headers = {}) => send({ method: 'GET', url, headers }),
    post: (url, form = {}, headers = {}) =>
      send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(
          Object.entries(form).flatMap(([name, value]) =>
            [value].flat().map((single): [string, string] => [name, single]),
          ),
        ).toString(),
      }),
    raw: (method, url, payload, headers) => send({ method, url, payload, headers }),
    json: (method, url, body, headers = {}) =>
      app.inject({
        method,
        url,
        headers: { 'sec-fetch-site': 'same-origin', ...own, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      }),
  };
}
