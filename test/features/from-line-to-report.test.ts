import t from 'tap';
import { testApp } from '#test/support/app.ts';

const EVENT = 'smart-balkans-regional-conference-2023';
const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

t.test(
  'from a line in the plenary on violence against women to the outcome behind a donor’s figure',
  async (t) => {
    const test = await testApp(t);
    const staff = test.signedIn();
    const donor = test.signedIn({ role: 'donor' });
    const plenary = test.registry
      .prepare<{ slug: string }>(
        "select slug from sessions where kind = 'plenary' order by position desc limit 1",
      )
      .get()!.slug;
    const ask = 'Police remove every firearm from the home the same day (example)';
    await staff.post(`/events/${EVENT}/sessions/${plenary}/lines`, {
      kind: 'ask',
      text: ask,
      owner: 'Example network',
    });
    await staff.post(`/events/${EVENT}/lines/1/settling`, {
      into: 'coalition',
      title: 'Arms out of the home (example)',
    });
    const path = '/coalitions/arms-out-of-the-home-example';

    for (const country of ['AL', 'XK', 'MK', 'RS']) {
      const { slug } = test.registry
        .prepare<{ slug: string }>(
          "select slug from organisations where country = ? and kind = 'cso' order by id",
        )
        .get(country)!;
      const joined = await staff.post(`${path}/members`, { organisation: slug, joinedOn: '2023-12-15' });
      t.equal(joined.statusCode, 303, country);
    }
    for (const [kind, what] of [
      ['meeting', 'A meeting with the ministry (example)'],
      ['legal_draft', 'A draft order (example)'],
    ] as const)
      t.equal(
        (await staff.post(`${path}/actions`, { kind, what, actedOn: '2024-02', country: 'AL' })).statusCode,
        303,
      );
    const outcome = {
      step: 'adopted',
      institution: 'Interior ministry (example)',
      country: 'AL',
      happenedOn: '2024-03-27',
      whatChanged: 'The order makes it the rule (example)',
      contribution: 'The first draft (example)',
      source: 'https://example.org/order',
    };
    t.equal((await staff.post(`${path}/outcomes`, outcome)).statusCode, 303);

    await staff.post(`${path}/reports`, { from: '2024' });
    await staff.post(`${path}/reports/2024`, {
      narrative: 'One country adopted it (example).',
      version: '1',
    });
    await staff.post(`${path}/reports/2024/submission`);
    t.equal(
      (
        await donor.post(`${path}/reports/2024/comments`, {
          part: 'narrative',
          text: 'Which order? (example)',
        })
      ).statusCode,
      303,
    );
    await staff.post(`${path}/reports/2024/decision`, { decision: 'returned' });
    await staff.post(`${path}/reports/2024`, {
      narrative: 'Albania’s order of 27 March (example).',
      version: '2',
    });
    await staff.post(`${path}/reports/2024/submission`);
    await staff.post(`${path}/reports/2024/decision`, { decision: 'accepted' });

    const shown = await test.anyone.get(path);
    t.match(text(shown.page.querySelector('.facts')), /4 organisations in 4 countries/);
    t.ok(
      shown.page.querySelector(`.facts a[href="/events/${EVENT}#${plenary}"]`),
      'it was formed at the plenary',
    );
    t.match(
      text((await test.anyone.get(`/events/${EVENT}`)).page.querySelector(`#${plenary}`)),
      /Arms out of the home/,
    );

    const report = await donor.get('/reports?year=2024&country=AL');
    const figure = report.page
      .querySelectorAll('.figure-row')
      .find((row) => text(row.querySelector('dt')).startsWith('Outcomes counted'))!;
    t.equal(text(figure.querySelector('dd')), '1');
    const list = await donor.get(figure.querySelector('a')!.getAttribute('href')!.replaceAll('&amp;', '&'));
    const link = list.page.querySelector('tbody a.name')!;
    t.match(text(link), /The order makes it the rule/);
    const opened = await donor.get(link.getAttribute('href')!);
    t.ok(opened.page.querySelector('.sources a[href="https://example.org/order"]'), 'down to the evidence');
    t.match(text(report.page.querySelector('#coalition-reports')), /Arms out of the home.*Accepted/);
  },
);
