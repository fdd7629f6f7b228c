import {
  addToList,
  createCeremony,
  editCeremony,
  moveOnList,
  removeFromList,
  reportHeld,
} from '#features/ceremonies/commands.ts';
import { nameDeskPerson, removeDeskPerson } from '#features/ceremony-desk/commands.ts';
import {
  createCoalition,
  editCoalition,
  joinCoalition,
  leaveCoalition,
} from '#features/coalitions/commands.ts';
import { addContact, editContact, removeContact } from '#features/contacts/commands.ts';
import { createEvent, editEvent } from '#features/events/commands.ts';
import { createGrant, editGrant } from '#features/grants/commands.ts';
import { createOrganisation, editOrganisation } from '#features/organisations/commands.ts';
import { reportSigning, reverseSigning, signGrant } from '#features/signings/commands.ts';
import { CEREMONY, GRANT, OWN, person, PROGRAMME, publicId, type CommandCase, type World } from './world.ts';

const organisation = { name: 'Quiet street (example)', kind: 'cso', country: 'RS', isAnother: true } as const;
const grant = {
  programme: PROGRAMME,
  scheme: 'core',
  title: 'Quiet corners (example)',
  lead: OWN,
  amount: '1000.00',
  currency: 'EUR',
};
const signing = {
  ceremony: CEREMONY,
  granteeSignatory: 'Mira Primerova (example)',
  programmeSignatory: 'Boris Primerov (example)',
};
const ceremony = {
  title: 'Small hall (example)',
  schemes: ['core'],
  countries: ['RS', 'MK'],
  plannedOn: '2026-12-20',
};
const coalition = {
  name: 'Quiet nights (example)',
  kind: 'coalition',
  ask: 'Less noise (example).',
  status: 'active',
  scope: 'national',
  countries: ['RS'],
};
export const SLUG = 'quiet-nights-example';
export const event = {
  programme: PROGRAMME,
  kind: 'conference',
  title: 'Talk (example)',
  startsOn: '2026-12-15',
} as const;
export const EVENT = 'talk-example';
const held = {
  heldOn: '2026-12-14',
  statement: 'It was held (example).',
  source: { addresses: ['https://example.org/report'], basis: 'read' },
} as const;

export const sign = ({ db }: World, act: Parameters<typeof signGrant>[1]) =>
  signGrant(db, act, { reference: GRANT, idempotencyKey: 'key-0001', input: signing });
const fresh = ({ db }: World, act: Parameters<typeof createGrant>[1]) =>
  createGrant(db, act, { ...grant, reference: 'EX-900' });
export const ask = ({ db }: World, act: Parameters<typeof createCoalition>[1]) =>
  createCoalition(db, act, coalition);
export const join = ({ db }: World, act: Parameters<typeof joinCoalition>[1]) =>
  joinCoalition(db, act, SLUG, { organisation: OWN });

const addMira = ({ db }: World, act: Parameters<typeof addContact>[1]) =>
  addContact(db, act, OWN, { name: 'Mira Primerova (example)' });

/** The commands on records. */
export const recordCases: Record<string, CommandCase> = {
  'organisations/createOrganisation': { run: ({ db }, act) => createOrganisation(db, act, organisation) },
  'organisations/editOrganisation': {
    run: ({ db }, act) =>
      editOrganisation(db, act, OWN, {
        name: 'Open yard (example)',
        kind: 'cso',
        country: 'RS',
        city: 'Niš',
      }),
  },
  'contacts/addContact': { run: addMira },
  'contacts/editContact': {
    prepare: addMira,
    run: ({ db }, act) => editContact(db, act, OWN, 1, { name: 'Mira Drugova (example)' }),
  },
  'contacts/removeContact': { prepare: addMira, run: ({ db }, act) => removeContact(db, act, OWN, 1) },
  'grants/createGrant': { run: fresh },
  'grants/editGrant': {
    run: ({ db }, act) => editGrant(db, act, GRANT, { ...grant, title: 'Other (example)' }),
  },
  'signings/signGrant': { run: sign },
  'signings/reportSigning': {
    run: ({ db }, act) =>
      reportSigning(db, act, { grantId: 1, signedOn: '2023-12', source: held.source as never }),
  },
  'signings/reverseSigning': {
    prepare: sign,
    run: ({ db }, act) => reverseSigning(db, act, GRANT, { reason: 'Wrong page (example)' }),
  },
  'ceremonies/createCeremony': {
    run: ({ db }, act) => createCeremony(db, act, { programme: PROGRAMME, ...ceremony }),
  },
  'ceremonies/editCeremony': { run: ({ db }, act) => editCeremony(db, act, CEREMONY, ceremony) },
  'ceremonies/addToList': {
    prepare: fresh,
    run: ({ db }, act) => addToList(db, act, CEREMONY, { grant: 'EX-900' }),
  },
  'ceremonies/removeFromList': { run: ({ db }, act) => removeFromList(db, act, CEREMONY, GRANT) },
  'ceremonies/moveOnList': { run: ({ db }, act) => moveOnList(db, act, CEREMONY, GRANT, { position: 3 }) },
  'ceremonies/reportHeld': { run: ({ db }, act) => reportHeld(db, act, CEREMONY, held as never) },
  'ceremony-desk/nameDeskPerson': {
    prepare: (world) => person(world, 'ana@example.org'),
    run: (world, act) => nameDeskPerson(world, act, CEREMONY, publicId(world, 'ana@example.org')),
  },
  'ceremony-desk/removeDeskPerson': {
    prepare: (world, system) => nameDeskPerson(world, system, CEREMONY, person(world, 'ana@example.org')),
    run: (world, act) => removeDeskPerson(world.db, act, CEREMONY, publicId(world, 'ana@example.org')),
  },
  'coalitions/createCoalition': { run: ask },
  'coalitions/editCoalition': {
    prepare: ask,
    run: ({ db }, act) => editCoalition(db, act, SLUG, { ...coalition, status: 'dormant' }),
  },
  'coalitions/joinCoalition': { prepare: ask, run: join },
  'coalitions/leaveCoalition': {
    prepare: (world, system) => {
      ask(world, system);
      join(world, system);
    },
    run: ({ db }, act) => leaveCoalition(db, act, SLUG, 1, { leftOn: '2026-11' }),
  },
  'events/createEvent': { run: ({ db }, act) => createEvent(db, act, event) },
  'events/editEvent': {
    prepare: ({ db }, system) => createEvent(db, system, event),
    run: ({ db }, act) => editEvent(db, act, EVENT, { kind: 'conference', title: 'Other talk (example)' }),
  },
};
