import t from 'tap';
import { readConfig } from '#config.ts';
import { nextAttempt } from '#mail/backoff.ts';
import { startPost } from '#mail/post.ts';
import { queueMail, type Mail } from '#mail/queue.ts';
import { sendWaitingMails } from '#mail/send.ts';
import { openTransport } from '#mail/transport.ts';
import { testApp } from '#test/support/app.ts';
import { smtpServer } from '#test/support/smtp.ts';

const SECRET = 'A'.repeat(43);
const mail: Mail = {
  recipient: 'ana@example.org',
  kind: 'invitation',
  language: 'mk',
  subject: 'Покана (example)',
  body: `Здраво!\n\nhttp://127.0.0.1:3000/invitations/${SECRET}\n`,
};
const MINUTE = 60_000;

t.test('what waits in the outbox is sent once, and its link is then taken out', async (t) => {
  const { registry } = await testApp(t);
  const smtp = await smtpServer(t);
  const transport = await openTransport({ smtpUrl: smtp.url, from: 'Registry <registry@example.org>' });
  queueMail(registry, mail, new Date());
  t.strictSame(await sendWaitingMails(registry, transport), { sent: 1, failed: 0 });
  t.strictSame(await sendWaitingMails(registry, transport), { sent: 0, failed: 0 });
  const [received, ...others] = smtp.received;
  t.strictSame(others, []);
  t.equal(received?.to, 'ana@example.org');
  t.match(received?.text, mail.body.trim().split('\n').at(-1));
  const kept = registry.prepare<{ body: string }>('select body from mails').get()!.body;
  t.notMatch(kept, SECRET);
  t.match(kept, 'http://127.0.0.1:3000/invitations/…');
});

t.test('an address that hides a second one reaches nobody else', async (t) => {
  const { registry } = await testApp(t);
  const smtp = await smtpServer(t);
  const transport = await openTransport({ smtpUrl: smtp.url, from: 'registry@example.org' });
  queueMail(registry, { ...mail, recipient: 'ana@example.org,eve@example.org' }, new Date());
  await sendWaitingMails(registry, transport);
  t.notOk(smtp.received.some(({ to }) => to === 'eve@example.org' || to.includes(',')));
});

t.test('what the server does not take waits longer each time, and is given up after two days', async (t) => {
  const { registry, signedIn, script } = await testApp(t);
  const smtp = await smtpServer(t);
  smtp.isRefusing = true;
  const transport = await openTransport({ smtpUrl: smtp.url, from: 'registry@example.org' });
  let now = new Date('2026-11-27T08:00:00Z');
  const id = queueMail(registry, mail, now);
  t.strictSame(await sendWaitingMails(registry, transport, () => now), { sent: 0, failed: 1 });
  now = new Date(now.getTime() + MINUTE - 1);
  t.strictSame(await sendWaitingMails(registry, transport, () => now), { sent: 0, failed: 0 });
  for (let hours = 0; hours < 72; hours += 1) {
    now = new Date(now.getTime() + 60 * MINUTE);
    await sendWaitingMails(registry, transport, () => now);
  }
  const administrator = signedIn({ role: 'administrator' });
  const page = (await administrator.get(`/admin/outbox/${id}`)).page;
  t.match(page.querySelector('main')?.textContent, /Not taken/);
  t.match(page.querySelector('main')?.textContent, /451 try later \(example\)/);
  t.match((await administrator.get('/admin/outbox?state=given_up')).body, /Покана \(example\)/);

  await t.test('an administrator has it sent again, by page or API, but never what was sent', async (t) => {
    smtp.isRefusing = false;
    t.equal((await administrator.post(`/admin/outbox/${id}/sending`)).statusCode, 303);
    t.strictSame(await sendWaitingMails(registry, transport), { sent: 1, failed: 0 });
    const api = script({ role: 'administrator' });
    t.equal((await administrator.post(`/admin/outbox/${id}/sending`)).statusCode, 409);
    t.equal((await api.json('POST', `/api/v1/mails/${id}/sending`)).statusCode, 409);
    t.equal((await api.json('POST', '/api/v1/mails/999/sending')).statusCode, 404);
    t.equal((await api.json('GET', `/api/v1/mails/${id}`)).json<{ state: string }>().state, 'sent');
    const { total, items } = (await api.json('GET', '/api/v1/mails?state=sent')).json<{
      total: number;
      items: unknown[];
    }>();
    t.strictSame([total, items.length], [1, 1]);
    const again = registry
      .prepare<{ count: number }>("select count(*) as count from history where event = 'mail.queued-again'")
      .get();
    t.strictSame(again, { count: 1 });
    t.equal((await signedIn().get('/admin/outbox')).statusCode, 403);
    t.equal((await signedIn().post(`/admin/outbox/${id}/sending`)).statusCode, 403);
  });
});

t.test('each wait is longer than the one before', async (t) => {
  const at = new Date('2026-11-27T08:00:00Z');
  const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => nextAttempt(attempts, at)!.getTime() - at.getTime());
  t.strictSame(
    waits,
    waits.toSorted((left, right) => left - right),
  );
  t.equal(new Set(waits).size, waits.length);
  t.equal(nextAttempt(8, at), undefined);
});

t.test('without a mail server mails stay in the outbox and say so', async (t) => {
  const { registry, signedIn } = await testApp(t);
  for (let number = 1; number <= 30; number += 1)
    queueMail(registry, { ...mail, subject: `Mail no. ${number} (example)` }, new Date());
  const stop = startPost(registry, readConfig({}), 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await stop();
  const administrator = signedIn({ role: 'administrator' });
  const { page } = await administrator.get('/admin/outbox');
  t.match(page.querySelector('.notice')?.textContent, /SMTP_URL/);
  t.equal(page.querySelectorAll('tbody tr').length, 25);
  const next = page.querySelector('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
  const second = (await administrator.get(next)).page;
  t.equal(second.querySelectorAll('tbody tr').length, 5);
  t.match(second.querySelector('.list-pages')?.textContent, /26–30 of 30/);
  t.equal((await administrator.get('/admin/outbox?state=nonsense')).statusCode, 200);
});

t.test('while the server runs, the outbox empties by itself', async (t) => {
  const { registry } = await testApp(t);
  const smtp = await smtpServer(t);
  const stop = startPost(registry, readConfig({ SMTP_URL: smtp.url, MAIL_FROM: 'registry@example.org' }), 5);
  queueMail(registry, mail, new Date());
  t.equal((await smtp.wait(1)).length, 1);
  await stop();
});

t.test('practice writes into an outbox of its own, which is shown in practice and never sent', async (t) => {
  const { practice, signedIn } = await testApp(t);
  queueMail(practice, mail, new Date());
  const rehearsing = signedIn({ role: 'administrator', isPractice: true });
  const { page } = await rehearsing.get('/admin/outbox');
  t.match(page.querySelector('.notice')?.textContent, /never sent/);
  t.match(page.textContent, /Покана/);
  t.notMatch((await signedIn({ role: 'administrator' }).get('/admin/outbox')).body, /Покана/);
  const transport = { send: async () => t.fail('nothing is sent'), close: () => undefined };
  await t.rejects(sendWaitingMails(practice, transport as never), /practice sends no mail/);
});

t.test('the settings of mail are held by their schema', async (t) => {
  t.equal(readConfig({}).SMTP_URL, undefined);
  t.throws(() => readConfig({ SMTP_URL: 'mail.example.org' }), /^SMTP_URL is/);
  t.throws(() => readConfig({ MAIL_FROM: 'nobody' }), /^MAIL_FROM is/);
});
