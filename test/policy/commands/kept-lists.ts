import {
  addLegalFormSpelling,
  createLegalForm,
  editLegalForm,
  mergeLegalForm,
  moveLegalForm,
  partLegalForm,
  retireLegalForm,
  returnLegalForm,
} from '#features/legal-forms/commands.ts';
import type { Act } from '#features/people/actor.ts';
import {
  addPlaceSpelling,
  createPlace,
  editPlace,
  mergePlace,
  partPlace,
  retirePlace,
  returnPlace,
} from '#features/places/commands.ts';
import type { CommandCase, World } from './world.ts';

const retirePlaceOf = ({ db }: World, act: Act) => retirePlace(db, act, 'nis');
const mergePlaceOf = ({ db }: World, act: Act) => mergePlace(db, act, 'nis', 'vranje');
const retireForm = ({ db }: World, act: Act) => retireLegalForm(db, act, 'endowment');
const mergeForm = ({ db }: World, act: Act) => mergeLegalForm(db, act, 'endowment', 'foundation');

/** Places and legal forms are kept by administrators. */
export const keptListCases: Record<string, CommandCase> = {
  'places/createPlace': {
    run: ({ db }, act) => createPlace(db, act, { names: { en: 'Selo (example)' }, country: 'RS' }),
  },
  'places/editPlace': {
    run: ({ db }, act) => editPlace(db, act, 'nis', { names: { en: 'Naissus (example)' }, country: 'RS' }),
  },
  'places/retirePlace': { run: retirePlaceOf },
  'places/returnPlace': { prepare: retirePlaceOf, run: ({ db }, act) => returnPlace(db, act, 'nis') },
  'places/mergePlace': { run: mergePlaceOf },
  'places/partPlace': { prepare: mergePlaceOf, run: ({ db }, act) => partPlace(db, act, 'nis') },
  'places/addPlaceSpelling': {
    run: ({ db }, act) => addPlaceSpelling(db, act, 'nis', 'Naissus (example)'),
  },
  'legal-forms/createLegalForm': {
    run: ({ db }, act) => createLegalForm(db, act, { names: { en: 'Cooperative (example)' } }),
  },
  'legal-forms/editLegalForm': {
    run: ({ db }, act) => editLegalForm(db, act, 'endowment', { names: { en: 'Trust (example)' } }),
  },
  'legal-forms/retireLegalForm': { run: retireForm },
  'legal-forms/returnLegalForm': {
    prepare: retireForm,
    run: ({ db }, act) => returnLegalForm(db, act, 'endowment'),
  },
  'legal-forms/mergeLegalForm': { run: mergeForm },
  'legal-forms/partLegalForm': {
    prepare: mergeForm,
    run: ({ db }, act) => partLegalForm(db, act, 'endowment'),
  },
  'legal-forms/addLegalFormSpelling': {
    run: ({ db }, act) => addLegalFormSpelling(db, act, 'endowment', 'Trust (example)'),
  },
  'legal-forms/moveLegalForm': { run: ({ db }, act) => moveLegalForm(db, act, 'endowment', 'up') },
};
