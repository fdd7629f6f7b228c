import t from 'tap';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { API, CEREMONY, grantAt, SLUG } from '#test/support/desk.ts';
import {
  allSent,
  until,
  nextByKey,
  openDesk,
  prepareHall,
  read,
  settled,
  signByKey,
  signings,
  started,
  type Hall,
} from '#test/support/desk-browser.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

const logged = "select count(*) as n from signings where kind = 'logged'";

t.test('a signing day', async (t) => {
  const folder = seededFolder(t);
  const first = await startServer(folder);
  const second = await startServer(folder);
  const browser = await launchBrowser();
  const servers = [first, second];
  t.teardown(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.stop()));
  });
  const hall: Hall = { url: first.url, folder, browser };
  await prepareHall(hall);

  await t.test(
    'twelve agreements by keyboard in under forty presses, followed by a desk and a stage',
    async (t) => {
      const { page, problems } = await openDesk(hall);
      const other = await openDesk(hall, {}, second.url);
      const { token } = credentials(folder, 'staff', { isPractice: true });
      const made = await fetch(`${second.url}${API}/stage-links`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
      const { path } = (await made.json()) as { path: string };
      const stage = await newPage(browser, { viewport: { width: 1920, height: 1080 } });
      await stage.page.goto(second.url + path);
      let presses = 0;
      for (let place = 1; place <= 12; place += 1) {
        await signByKey(page, grantAt(place));
        presses += 1;
        if (place === 1) {
          const from = Date.now();
          await Promise.all([
            until(other.page, "document.getElementById('total-signed').textContent === '1'"),
            stage.page.waitForSelector('[data-grant="EX-001"]:not([hidden]) .stage-said:not([hidden])'),
          ]);
          const took = Date.now() - from;
          // Said, not judged: it is under a second wherever the machine has nothing else to do.
          t.comment(`desk and stage on another server followed in ${took} ms`);
        }
        if (place === 12) break;
        await nextByKey(page);
        presses += 1;
      }
      await allSent(page);
      t.ok(presses < 40, `${presses} presses`);
      t.equal(signings(folder).length, 12);
      await until(page, "document.getElementById('total-signed').textContent === '12'");
      await until(stage.page, "document.getElementById('stage-signed').textContent === '12'");
      t.strictSame(await axeViolations(page), []);
      t.strictSame([...problems, ...other.problems, ...stage.problems], []);
      await page.keyboard.press('u');
      await until(page, "document.getElementById('total-signed').textContent === '11'");
      await allSent(page);
      t.equal(signings(folder).length, 11, 'undo is one press');
      t.strictSame(read(folder, logged, 'registry'), [{ n: 0 }], 'nothing reached the registry');
      await Promise.all([other.close(), stage.close()]);
      await page.context().close();
    },
  );

  await t.test('names are put right after the signing, and a forgotten name is asked for', async (t) => {
    const { page, close } = await openDesk(hall);
    await page.goto(`${hall.url}${CEREMONY}/desk?grant=EX-002`);
    await started(page);
    await settled(page);
    await page.keyboard.press('e');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Јована Примерова (example)');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#desk-form:not([data-changing])');
    await allSent(page);
    t.match(
      read(folder, "select value from personal_values where noun = 'signing' and value like 'Јована%'"),
      [{ value: 'Јована Примерова (example)' }],
    );
    await settled(page);
    await page.keyboard.press('e');
    await page.fill('#signedTime', '25:99');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#signedTime-error');
    await page.fill('#signedTime', '00:05');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#desk-form:not([data-changing])');
    await allSent(page);
    await until(page, "document.getElementById('up-time').textContent === '00:05'");
    await until(
      page,
      "document.querySelector('[data-grant=\"EX-002\"] .desk-state').textContent.includes('00:05')",
    );
    t.equal(await page.textContent('#signedTime-error'), '');
    await page.setViewportSize({ width: 1024, height: 768 });
    t.equal(
      await page.evaluate(
        "Math.max(...[...document.querySelectorAll('.desk-step strong')].map((word) => word.offsetHeight))",
      ),
      24,
      'no word is broken on a tablet',
    );
    await page.goto(`${hall.url}${CEREMONY}/desk?grant=EX-012`);
    await started(page);
    await settled(page);
    await page.keyboard.press('e');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#granteeSignatory-error');
    t.equal(await page.evaluate('document.activeElement.id'), 'granteeSignatory');
    t.equal(signings(folder).length, 11);
    await close();
  });

  await t.test('on a phone, what was refused and what came second are set aside with a reason', async (t) => {
    const { token } = credentials(folder, 'staff', { isPractice: true });
    const at = new Date().toISOString();
    await fetch(`${hall.url}${API}/entries`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'from-another-desk',
      },
      body: JSON.stringify({ grant: 'EX-003', kind: 'signed', desk: 'other', pressedAt: at, sentAt: at }),
    });
    const { page, problems, close } = await openDesk(hall, { viewport: { width: 390, height: 844 } });
    await page.evaluate(
      `import('/assets/script/desk/store.js').then(({ keep }) => keep({ key: 'of-this-device', slug: '${SLUG}',
        isPractice: true, entry: { grant: 'EX-999', kind: 'called', pressedAt: '${at}' } }, {}))`,
    );
    await page.goto(`${hall.url}${CEREMONY}/desk?grant=EX-003`);
    await started(page);
    const late = page.locator('#aside-list li');
    await late.getByRole('button', { name: 'Set aside' }).click();
    t.match(await late.locator('.desk-error').textContent(), 'Say why it is set aside.');
    await page.keyboard.type('Pressed at both desks (example)');
    await page.keyboard.press('Enter');
    await late.getByText('Pressed at both desks (example)').waitFor();
    t.equal(signings(folder).length, 11, 'Enter in the field signs nothing');
    await page.evaluate("document.getElementById('all-keys').open = true");
    const own = page.locator('#device-aside li');
    const refusedAgain = page.waitForResponse((answer) => answer.status() === 422);
    await own.getByRole('button', { name: 'Try again' }).click();
    await refusedAgain;
    await page.waitForTimeout(500);
    await own.getByText('look it up by its lead').waitFor();
    await own.getByRole('textbox').fill('Another number on paper (example)');
    await own.getByRole('button', { name: 'Set aside' }).click();
    await own.getByText('Another number on paper (example)').waitFor();
    t.notMatch(await page.textContent('#connection-more'), 'refused');
    t.strictSame(await axeViolations(page), []);
    await page.goto(`${hall.url}${CEREMONY}/entries`);
    t.match(await page.textContent('#refused'), 'Another number on paper (example)');
    t.match(await page.textContent('#all'), 'Pressed at both desks (example)');
    t.strictSame(await axeViolations(page), []);
    t.strictSame(problems, []);
    await close();
  });

  await t.test('without script each press is a page, and two at once sign once', async (t) => {
    const { page, problems, close } = await openDesk(hall, { javaScript: false });
    await page.goto(`${hall.url}${CEREMONY}/desk?grant=EX-012`);
    await page.getByRole('button', { name: /^Called/ }).click();
    t.match(await page.textContent('#press-called time'), /\d\d:\d\d/);
    await page.getByRole('button', { name: /^Log the signing/ }).dblclick({ noWaitAfter: true });
    await page.waitForSelector('#next-grant:not([hidden])');
    t.equal(signings(folder).length, 12);
    t.strictSame(await axeViolations(page), []);
    t.strictSame(problems, []);
    await page.goto(`${hall.url}${CEREMONY}/closing`);
    await page.getByRole('button', { name: 'Close with 12 of 12 signed' }).click();
    await page.waitForURL('**/minutes');
    t.match(await page.textContent('.minutes-status'), 'Minutes, version 1');
    await close();
  });
});
