/** The coalition of which two reports are handed in. */
export const COALITION = 'southeast-europe-coalition-on-whistleblower-protection';

/** Sends JSON to the API as somebody who may write for the coalition. */
type Send = (method: 'POST' | 'PUT', address: string, body?: object) => Promise<unknown>;

const source = { addresses: ['https://example.org/law'], readOn: '2025-01-02', basis: 'read' };
const outcomes = [
  { step: 'commitment', country: 'AL', institution: 'Parliament (example)', happenedOn: '2023-03', source },
  { step: 'on_the_agenda', country: 'XK', institution: 'Ministry (example)', happenedOn: '2023-05' },
  { step: 'adopted', country: 'AL', institution: 'Parliament (example)', happenedOn: '2024-04', source },
  { step: 'adopted', country: 'MK', institution: 'Assembly (example)', happenedOn: '2024-06', source },
];
const actions = [
  { kind: 'hearing', actedOn: '2023-02' },
  { kind: 'petition', actedOn: '2023-09' },
  { kind: 'hearing', actedOn: '2024-02' },
  { kind: 'hearing', actedOn: '2024-03' },
];
const words = {
  '2023': { narrative: 'The ask was heard (example).\nNothing was adopted yet (example).' },
  '2024': { narrative: 'Two parliaments adopted it (example).', risks: 'The budget (example).' },
};

/** Records of 2023 and 2024 and a report on each year, of which those named are submitted. All of it is invented. */
export async function twoReports(send: Send, submitted: readonly string[] = ['2023', '2024']): Promise<void> {
  const base = `/api/v1/coalitions/${COALITION}`;
  for (const [place, outcome] of outcomes.entries())
    await send('POST', `${base}/outcomes`, { ...outcome, whatChanged: `Change ${place + 1} (example)` });
  for (const [place, action] of actions.entries())
    await send('POST', `${base}/actions`, { ...action, what: `Action ${place + 1} (example)` });
  for (const [year, texts] of Object.entries(words)) {
    await send('POST', `${base}/reports`, { from: year });
    await send('PUT', `${base}/reports/${year}`, { ...texts, version: 1 });
    if (submitted.includes(year)) await send('POST', `${base}/reports/${year}/submission`);
  }
}
