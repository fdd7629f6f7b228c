import { addToList, createCeremony } from '#features/ceremonies/commands.ts';
import { nameDeskPerson } from '#features/ceremony-desk/commands.ts';
import { addContact } from '#features/contacts/commands.ts';
import { createGrant } from '#features/grants/commands.ts';
import { askToJoin, verifyRequest } from '#features/join-requests/commands.ts';
import { addPerson } from '#features/people/commands.ts';
import { systemAct, type Act } from '#features/people/actor.ts';
import { signGrant } from '#features/signings/commands.ts';
import { queueMail } from '#mail/queue.ts';
import type { TestApp } from '#test/support/app.ts';
import { publicIdOf } from '#test/support/people.ts';
import { actOfClerk, base, CLERK, OWN, type PlantedField } from './field.ts';
import { plantLetters } from './letters.ts';
import { plantRestricted } from './restricted.ts';

const REACHED = { publicUrl: 'http://127.0.0.1:3000' };

/** Plants every field once; further features add theirs to the answer, and their rows to the matrix. */
export function plant(test: TestApp): Record<string, PlantedField> {
  const act = systemAct('command-line');
  return {
    ...plantContact(test, act),
    ...plantSigning(test, act),
    ...plantPeople(test, act),
    ...plantRestricted(test, act),
    ...plantLetters(test, act),
  };
}

function plantContact({ registry }: TestApp, act: Act): Record<string, PlantedField> {
  addContact(registry, act, OWN, {
    name: 'Hidden-contact-marker',
    email: 'agreed-marker@example.org',
    consents: ['email'],
  });
  const everywhere = {
    page: `/organisations/${OWN}`,
    api: `/api/v1/organisations/${OWN}/contacts`,
    csv: '/organisations.csv?q=jona',
  };
  return {
    'contact.agreed': { marker: 'agreed-marker@example.org', doors: everywhere },
    'contact.notAgreed': { marker: 'Hidden-contact-marker', doors: everywhere },
  };
}

/** A ceremony whose list is not public, with one grant that is signed and one that is only planned. */
function plantSigning(test: TestApp, act: Act): Record<string, PlantedField> {
  const { registry } = test;
  addPerson(registry, act, { email: CLERK, role: 'administrator' });
  const clerk = publicIdOf(test, CLERK);
  const day = new Date(act.at.getTime() + 24 * 60 * 60_000).toISOString().slice(0, 10);
  const { slug: ceremony } = createCeremony(registry, act, {
    programme: 'smart-balkans',
    title: 'Small hall (example)',
    schemes: ['smart-balkans-core'],
    countries: ['AL'],
    plannedOn: day,
  });
  for (const [reference, title] of [
    ['EX-SIGNED', 'Signed (example)'],
    ['EX-PLANNED', 'Planned-marker (example)'],
  ] as const) {
    createGrant(registry, act, { ...base, reference, title });
    addToList(registry, act, ceremony, { grant: reference });
  }
  const by = actOfClerk(act, clerk);
  signGrant(registry, by, {
    reference: 'EX-SIGNED',
    idempotencyKey: 'key-0001',
    input: {
      ceremony,
      granteeSignatory: 'Grantee-marker',
      programmeSignatory: 'Programme-marker',
      seenReason: 'Seen-marker',
    },
  });
  nameDeskPerson({ db: registry, registry }, act, ceremony, clerk);
  return { ...signingFields(clerk), ...plannedFields(ceremony), 'ceremony.desk': deskField(ceremony) };
}

function signingFields(clerk: string): Record<string, PlantedField> {
  const signed = { page: '/grants/EX-SIGNED', api: '/api/v1/grants/EX-SIGNED', csv: '/grants.csv' };
  const history = { ...signed, history: '/grants/EX-SIGNED/history' };
  return {
    'signing.granteeSignatory': { marker: 'Grantee-marker', doors: signed },
    'signing.programmeSignatory': { marker: 'Programme-marker', doors: signed },
    'signing.device': { marker: 'Device-marker', doors: signed },
    'signing.recordedBy': { marker: clerk, doors: history },
    'signing.seenReason': { marker: 'Seen-marker', doors: history },
  };
}

function plannedFields(ceremony: string): Record<string, PlantedField> {
  const marker = 'Planned-marker';
  return {
    'grant.planned': {
      marker,
      doors: {
        page: '/grants/EX-PLANNED',
        api: '/api/v1/grants/EX-PLANNED',
        csv: '/grants.csv',
        search: '/search?q=Planned',
      },
    },
    'grant.plannedOfOrganisation': {
      marker,
      doors: { page: `/organisations/${OWN}`, api: `/api/v1/organisations/${OWN}` },
    },
    'grant.plannedOfCeremony': {
      marker,
      doors: {
        page: `/ceremonies/${ceremony}`,
        api: `/api/v1/ceremonies/${ceremony}/list`,
        csv: `/ceremonies/${ceremony}/list.csv`,
      },
    },
  };
}

function deskField(ceremony: string): PlantedField {
  return {
    marker: CLERK,
    doors: { page: `/ceremonies/${ceremony}`, api: `/api/v1/ceremonies/${ceremony}/desk-people` },
  };
}

function plantPeople({ registry }: TestApp, act: Act): Record<string, PlantedField> {
  askToJoin(registry, act, { email: 'asker-marker@example.org', organisation: OWN }, REACHED);
  const { body } = registry
    .prepare<{ body: string }>("select body from mails where kind = 'join-verification'")
    .get()!;
  verifyRequest(registry, act, /\/join\/([\w-]+)/.exec(body)![1]!);
  const mail = { recipient: 'x@example.org', kind: 'example', language: 'en', subject: 'x' } as const;
  const id = queueMail(registry, { ...mail, body: 'Body-marker' }, act.at);
  return {
    'person.email': { marker: CLERK, doors: { page: '/admin/people', api: '/api/v1/people?limit=100' } },
    'joinRequest.email': {
      marker: 'asker-marker@example.org',
      doors: { page: '/admin/requests/1', api: '/api/v1/join-requests' },
    },
    'mail.body': {
      marker: 'Body-marker',
      doors: { page: `/admin/outbox/${id}`, api: `/api/v1/mails/${id}` },
    },
  };
}
