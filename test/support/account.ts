import { Secret, TOTP } from 'otpauth';
import { systemAct } from '#features/people/actor.ts';
import { addPerson, makeSignInLink, signInByLink, type NewPerson } from '#features/people/commands.ts';
import type { Answer, TestApp } from './app.ts';
import { visitor, type Visitor } from './visitor.ts';

export const PASSWORD = 'four plain words here';

/** A browser that has just signed in by a printed link, as a person does who has set nothing up yet. */
export function newcomer({ app, registry }: TestApp, given: Partial<NewPerson> & { email: string }): Visitor {
  const act = systemAct('command-line');
  addPerson(registry, act, { role: 'staff', ...given });
  return signedInBrowser({ app, registry }, given.email);
}

/** A further browser of a person who is there. */
export function signedInBrowser(
  { app, registry }: Pick<TestApp, 'app' | 'registry'>,
  email: string,
): Visitor {
  const act = systemAct('command-line');
  const browser = visitor(app);
  browser.cookies.set('session', signInByLink(registry, act, makeSignInLink(registry, act, email)));
  return browser;
}

/** The secret that the page of codes offers to an app. */
export const secretOn = (page: Answer): string =>
  page.page.querySelector('code.secret')?.text.replaceAll(/\s/g, '') ?? '';

/** What an app with this secret shows, so many steps of thirty seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Turns codes on as a person does; answers the secret and the recovery codes. */
export async function turnCodesOn(browser: Visitor): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = secretOn(await browser.get('/account/codes'));
  const answer = await browser.post('/account/codes', { code: codeOf(secret) });
  const recoveryCodes = answer.page.querySelectorAll('.recovery-codes code').map((code) => code.text);
  return { secret, recoveryCodes };
}

/** As if so many milliseconds had passed since this person last showed who they are. */
export function ageSessions({ registry }: TestApp, email: string, milliseconds: number): void {
  registry
    .prepare(
      `update browser_sessions set authenticated_at = ?
       where person_id = (select id from people where email = ?)`,
    )
    .run(new Date(Date.now() - milliseconds).toISOString(), email);
}

export const errorsOn = (answer: Answer): string[] =>
  answer.page.querySelectorAll('.error-summary a').map((link) => link.text);
