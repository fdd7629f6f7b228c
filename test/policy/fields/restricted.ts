import { answerComment, commentReport } from '#features/coalition-reports/commenting.ts';
import { beginReport, submitReport } from '#features/coalition-reports/commands.ts';
import { saveReport } from '#features/coalition-reports/saving.ts';
import { createCoalition, joinCoalition } from '#features/coalitions/commands.ts';
import { recordEntry } from '#features/desk/commands.ts';
import { resolveEntry } from '#features/desk/resolution.ts';
import { addDocument } from '#features/documents/commands.ts';
import { createGrant } from '#features/grants/commands.ts';
import { addPerson } from '#features/people/commands.ts';
import { recordPayment } from '#features/payments/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import type { TestApp } from '#test/support/app.ts';
import { publicIdOf } from '#test/support/people.ts';
import { actOfClerk, base, CLERK, OWN, type PlantedField } from './field.ts';

const GRANT = 'EX-SIGNED';
/** Who pressed at the desk what the clerk sent. */
const PRESSER = 'presser-marker@example.org';

/** What is written about grants and coalitions and not for everybody. */
export function plantRestricted(test: TestApp, act: Act): Record<string, PlantedField> {
  return { ...plantDesk(test, act), ...plantGrant(test, act), ...plantReport(test, act) };
}

/** An entry that waits, for the grant is not on the list: it keeps the names that were typed. */
function plantDesk(test: TestApp, act: Act): Record<string, PlantedField> {
  const { registry } = test;
  const { slug } = registry
    .prepare<{ slug: string }>("select slug from ceremonies where title = 'Small hall (example)'")
    .get()!;
  createGrant(registry, act, { ...base, reference: 'EX-UNLISTED', title: 'On no list (example)' });
  const now = act.at.toISOString();
  addPerson(registry, act, { email: PRESSER, role: 'staff' });
  const presser = publicIdOf(test, PRESSER);
  const by = actOfClerk(act, publicIdOf(test, CLERK), 'Desk-device-marker');
  recordEntry(registry, by, slug, {
    key: 'entry-0001',
    input: {
      grant: 'EX-UNLISTED',
      kind: 'signed',
      desk: 'desk-example',
      pressedAt: now,
      sentAt: now,
      granteeSignatory: 'Waiting-marker',
      programmeSignatory: 'Boris Primerov (example)',
      note: 'Note-marker',
      pressedBy: presser,
    },
  });
  resolveEntry(registry, by, slug, {
    key: 'entry-0001',
    input: { resolution: 'set_aside', note: 'Aside-marker' },
  });
  const history = `/ceremonies/${slug}/history`;
  const doors = {
    page: `/ceremonies/${slug}/entries`,
    api: `/api/v1/ceremonies/${slug}/entries`,
    csv: `/ceremonies/${slug}/minutes.csv`,
    minutes: `/ceremonies/${slug}/minutes`,
  };
  return {
    'deskEntry.device': { marker: 'Desk-device-marker', doors },
    'deskEntry.recordedBy': { marker: CLERK, doors },
    'deskEntry.pressedBy': { marker: PRESSER, doors: { ...doors, history } },
    'deskEntry.pressedById': { marker: presser, doors },
    'deskEntry.granteeSignatory': { marker: 'Waiting-marker', doors },
    'deskEntry.resolutionNote': { marker: 'Aside-marker', doors: { ...doors, history } },
    'deskEntry.note': { marker: 'Note-marker', doors },
  };
}

function plantGrant({ registry }: TestApp, act: Act): Record<string, PlantedField> {
  const document = { kind: 'agreement', fileName: 'agreement.pdf', size: 10, mediaType: 'application/pdf' };
  const title = 'Restricted-marker';
  addDocument(registry, act, GRANT, { ...document, title, access: 'restricted', sha256: 'a'.repeat(64) });
  addDocument(registry, act, GRANT, {
    ...document,
    title: 'Open-marker',
    access: 'public',
    sha256: 'b'.repeat(64),
  });
  recordPayment(registry, act, GRANT, { paidOn: dayOf(act.at), amount: '100.00', note: 'Bank-marker' });
  const documents = {
    page: `/grants/${GRANT}/documents`,
    api: `/api/v1/grants/${GRANT}/documents`,
    history: `/grants/${GRANT}/history`,
  };
  const payments = {
    page: `/grants/${GRANT}/payments`,
    api: `/api/v1/grants/${GRANT}/payments`,
    history: `/grants/${GRANT}/history`,
  };
  return {
    'document.restricted': { marker: title, doors: documents },
    'document.public': { marker: 'Open-marker', doors: documents },
    'payment.note': { marker: 'Bank-marker', doors: payments },
  };
}

/** A national coalition of Albania, one of whose members is the organisation of the own-members. */
function plantReport({ registry }: TestApp, act: Act): Record<string, PlantedField> {
  const { slug } = createCoalition(registry, act, {
    name: 'Quiet nights (example)',
    kind: 'coalition',
    ask: 'Less noise (example).',
    status: 'active',
    scope: 'national',
    countries: ['AL'],
  });
  joinCoalition(registry, act, slug, { organisation: OWN });
  const period = beginReport(registry, act, slug, { from: '2024-01', until: '2024-06' });
  saveReport(registry, act, slug, period, { narrative: 'Draft-marker', version: 1 });
  const earlier = beginReport(registry, act, slug, { from: '2023' });
  saveReport(registry, act, slug, earlier, { narrative: 'Words (example).', version: 1 });
  submitReport(registry, act, slug, earlier);
  const remark = { part: 'narrative', paragraph: 0, text: 'Remark-marker' };
  answerComment(registry, act, slug, earlier, commentReport(registry, act, slug, earlier, remark), {
    text: 'Answer-marker',
  });
  const read = {
    page: `/coalitions/${slug}/reports/${earlier}`,
    api: `/api/v1/coalitions/${slug}/reports/${earlier}`,
  };
  return {
    'coalitionReport.comment': {
      marker: 'Remark-marker',
      doors: { ...read, history: `/coalitions/${slug}/history` },
    },
    'coalitionReport.answer': { marker: 'Answer-marker', doors: read },
    'coalitionReport.draft': {
      marker: 'Draft-marker',
      doors: {
        page: `/coalitions/${slug}/reports/${period}`,
        api: `/api/v1/coalitions/${slug}/reports/${period}`,
        file: `/coalitions/${slug}/reports/${period}/report.json`,
        history: `/coalitions/${slug}/history`,
      },
    },
    'coalitionReport.draftOfCoalition': {
      marker: period,
      doors: { page: `/coalitions/${slug}/reports`, api: `/api/v1/coalitions/${slug}/reports` },
    },
  };
}
