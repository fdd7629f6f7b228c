import { equal } from 'node:assert/strict';
import type { Answer, Client, TestApp } from './app.ts';

const signatories = {
  granteeSignatory: 'Mira Primerova (example)',
  programmeSignatory: 'Boris Primerov (example)',
};
/** A published record of each noun. */
export const records = {
  organisation: 'jona-association',
  grant: 'SB-026',
  ceremony: 'core-grants-serbia-and-north-macedonia-2023-12-15',
  event: 'smart-balkans-regional-conference-2023',
  coalition: 'antikorupcijska-mreza-account',
};

/** A grant of practice with an edit of the amount through the API, and then a signing on a page. */
export async function signedGrant(
  test: TestApp,
): Promise<{ reference: string; staff: Client; ceremony: string }> {
  const { reference } = test.practice
    .prepare<{ reference: string }>('select reference from grants order by id')
    .get()!;
  const { slug: ceremony } = test.practice.prepare<{ slug: string }>('select slug from ceremonies').get()!;
  const script = test.script({ isPractice: true, email: 'ana@example.org' });
  const { lead, title, scheme, amount, currency } = (
    await script.json('GET', `/api/v1/grants/${reference}`)
  ).json<{
    lead: { organisation: string };
    title: string;
    scheme: string;
    amount: string;
    currency: string;
  }>();
  const input = {
    title,
    scheme,
    lead: lead.organisation,
    currency,
    amount: `${Number.parseInt(amount, 10) + 1}.50`,
  };
  const edited = await script.json('PUT', `/api/v1/grants/${reference}`, { ...input, endsOn: '2028-03' });
  equal(edited.statusCode, 200, edited.body);
  const staff = test.signedIn({ isPractice: true, email: 'boris@example.org' });
  const signed = await staff.post(`/grants/${reference}/signing`, {
    key: 'history-key-1',
    ceremony,
    ...signatories,
  });
  equal(signed.statusCode, 303);
  return { reference, staff, ceremony };
}

/** The entries of a page: what happened, the line under it, and each field under its label. */
export function entriesOf(answer: Answer) {
  const tidy = (text: string | undefined) => text?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return answer.page.querySelectorAll('main li.timeline-item').map((item) => ({
    id: item.getAttribute('id'),
    what: tidy(item.querySelector('strong')?.text),
    by: tidy(item.querySelector('.timeline-note')?.text),
    fields: Object.fromEntries(
      item
        .querySelectorAll('.fact')
        .map((fact) => [tidy(fact.querySelector('dt')?.text), tidy(fact.querySelector('dd')?.text)]),
    ),
    links: item.querySelectorAll('a').map((link) => link.getAttribute('href')),
  }));
}

/** The id of the published grant. */
export function grantId({ registry }: TestApp): number {
  return registry.prepare<{ id: number }>('select id from grants where reference = ?').get(records.grant)!.id;
}
