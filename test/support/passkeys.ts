import type { Page } from 'playwright-core';

/** A device that holds passkeys and recognises its owner, as a phone does by a finger. */
export async function addAuthenticator(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Adds a passkey of the page's device to whoever is signed in there, so that the second step is behind them. */
export async function addPasskey(page: Page, url: string): Promise<void> {
  await addAuthenticator(page);
  await page.goto(`${url}/account/passkeys`);
  await page.getByLabel('Name').fill('tablet');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.waitForURL('**/passkeys?done=added');
}
