import { sendCorrection } from '#features/corrections/commands.ts';
import { decideIntroduction, writeIntroduction } from '#features/introductions/commands.ts';
import { addPerson } from '#features/people/commands.ts';
import type { Act } from '#features/people/actor.ts';
import type { TestApp } from '#test/support/app.ts';
import { publicIdOf } from '#test/support/people.ts';
import { OWN, type PlantedField } from './field.ts';

const REACHED = { publicUrl: 'http://127.0.0.1:3000' };

/** What organisations and the public write to one another and to staff. */
export function plantLetters(test: TestApp, act: Act): Record<string, PlantedField> {
  return { ...plantIntroductions(test, act), ...plantCorrection(test, act) };
}

/** Two organisations write to that of the own-members, which accepts the second letter. */
function plantIntroductions(test: TestApp, act: Act): Record<string, PlantedField> {
  const { registry } = test;
  const post = { registry, ...REACHED };
  const [first, second] = registry
    .prepare<{ id: number; slug: string }>(
      "select id, slug from organisations where kind = 'cso' and status = 'active' and slug <> ? order by id limit 2",
    )
    .all(OWN);
  const write = ({ id, slug }: { id: number; slug: string }, email: string, message: string) => {
    addPerson(registry, act, { email, role: 'member', organisationId: id });
    const roles = [{ role: 'member', countries: null, programmeId: null, organisationId: id } as const];
    const actor = { publicId: publicIdOf(test, email), name: email, isSystem: false, roles };
    const letter = { from: slug, to: OWN, message };
    return writeIntroduction(registry, { ...act, door: 'page', actor }, post, letter).publicId;
  };
  const waiting = write(first!, 'waiting-writer@example.org', 'Message-marker');
  const accepted = write(second!, 'accepted-writer@example.org', 'A further letter (example)');
  decideIntroduction(registry, act, post, accepted, { decision: 'accepted' });
  const at = (id: string) => ({
    page: `/partners/introductions/${id}`,
    api: `/api/v1/partners/introductions/${id}`,
  });
  const list = { page: '/partners/introductions', api: '/api/v1/partners/introductions' };
  return {
    'introduction.message': { marker: 'Message-marker', doors: at(waiting) },
    'introduction.messageInList': { marker: waiting, doors: list },
    'introduction.addressBefore': { marker: 'waiting-writer@example.org', doors: at(waiting) },
    'introduction.addressAfter': { marker: 'accepted-writer@example.org', doors: at(accepted) },
  };
}

function plantCorrection({ registry }: TestApp, act: Act): Record<string, PlantedField> {
  const sender = { ...REACHED, language: 'en' } as const;
  const sent = { text: 'Correction-marker: another city.', email: 'corrector-marker@example.org' };
  sendCorrection(registry, act, OWN, sent, sender);
  const doors = {
    page: '/admin/corrections',
    api: '/api/v1/corrections',
    history: `/organisations/${OWN}/history`,
  };
  return {
    'correction.email': { marker: sent.email, doors },
    'correction.text': { marker: 'Correction-marker', doors },
    'correction.emailOfOrganisation': {
      marker: sent.email,
      doors: { page: `/organisations/${OWN}`, api: `/api/v1/organisations/${OWN}` },
    },
  };
}
