import { sixCountries } from '#language/countries.ts';
import type { Batches, Row } from './batches.ts';
import { consortiumFor, sharesOf, type Consortium } from './consortia.ts';
import { Courses, type Course } from './courses.ts';
import { HORIZON, momentOn } from './dates.ts';
import type { InventedCeremony } from './events.ts';
import { marked, said, type NameLanguage } from './languages.ts';
import { towns } from './places.ts';
import type { InventedProgramme, InventedScheme } from './programmes.ts';
import { randomOf, type Random } from './random.ts';
import type { Roll } from './roll.ts';
import { signingWriter } from './signings.ts';
import { causes, purposes } from './words.ts';
import type { Workshop } from './workshop.ts';

export interface GrantSurroundings {
  roll: Roll;
  programmes: InventedProgramme[];
  ceremonies: InventedCeremony[];
}

/** NOK for one EUR in invented amounts; they stand for no rate of any day. */
const NOK = 11;

/** Invents grants with consortium, themes, signing and places on ceremonies' lists; answers how many are signed. */
export function generateGrants(
  workshop: Workshop,
  count: number,
  around: GrantSurroundings,
): { signings: number } {
  const random = randomOf(workshop.seed, 'grants');
  const courses = new Courses(random, around.ceremonies, sixCountries);
  const write = grantWriter(workshop, random);
  const sign = signingWriter(workshop, random);
  let signings = 0;
  for (let id = 1; id <= count; id += 1) {
    const programme = random.weighted(around.programmes.map((one) => [one, one.weight] as const));
    const scheme = random.chance(0.02)
      ? undefined
      : random.weighted(programme.schemes.map((one) => [one, one.weight] as const));
    const consortium = consortiumFor(random, around.roll, scheme);
    const course = courses.of(scheme, consortium.country);
    write({ id, programme, scheme, consortium, course });
    signings += sign(id, course);
  }
  return { signings };
}

/** One grant before it is written. */
interface Invented {
  id: number;
  programme: InventedProgramme;
  scheme: InventedScheme | undefined;
  consortium: Consortium;
  course: Course;
}

function grantWriter({ batches, forms, themeIds }: Workshop, random: Random): (made: Invented) => void {
  const row = batches.into('grants');
  const theme = batches.into('grant_themes');
  const search = batches.into('grant_search');
  const hint = batches.into('hints');
  const writeParticipants = participantWriter(batches, random);
  return (made) => {
    const { id, consortium } = made;
    const isMinted = random.chance(0.7);
    const reference = isMinted
      ? mint(made.programme)
      : `EX-${random.between(2017, 2026)}-${String(id).padStart(6, '0')}`;
    const { title, titleLanguage, summary } = wordsOf(random, consortium);
    row(rowOf(random, made, { reference, isMinted, title, titleLanguage, summary }));
    writeParticipants(made);
    for (const themeId of random.sample(themeIds, random.weighted(themeCounts))) {
      theme({ grant_id: id, theme_id: themeId });
    }
    const bodies = [consortium.lead, ...consortium.partners];
    const names = [title ?? '', reference, ...bodies.flatMap((body) => body.names)];
    search({ rowid: id, names: forms(names), texts: forms([summary ?? '']) });
    if (id > 1 && random.chance(0.002)) {
      hint({ noun: 'grant', record_id: id, kind: 'may_be_same', other_id: random.between(1, id - 1) });
    }
  };
}

const themeCounts = [
  [0, 1],
  [1, 5],
  [2, 3],
] as const;

function participantWriter(batches: Batches, random: Random): (made: Invented) => void {
  const row = batches.into('grant_participants');
  return ({ id, consortium, course }) => {
    const bodies = [consortium.lead, ...consortium.partners];
    const shares = sharesOf(random, bodies.length);
    bodies.forEach((body, position) => {
      row({
        grant_id: id,
        organisation_id: body.id,
        role: position === 0 ? 'lead' : 'partner',
        task: position > 0 && random.chance(0.4) ? `Work for ${random.pick(causes).en} (example)` : null,
        share: shares?.[position] ?? null,
        position,
        name_at_signing: course.signedOn === undefined ? null : body.names[0]!,
      });
    });
  };
}

interface Said {
  reference: string;
  isMinted: boolean;
  title: string | null;
  titleLanguage: NameLanguage | null;
  summary: string | null;
}

function rowOf(random: Random, { id, programme, scheme, consortium, course }: Invented, words: Said): Row {
  const [amountMinor, currency] = amountOf(random, scheme);
  const at = momentOn(random, course.signedOn?.length === 10 ? course.signedOn : HORIZON);
  return {
    id,
    reference: words.reference,
    is_reference_minted: words.isMinted ? 1 : 0,
    programme_id: programme.id,
    scheme_id: scheme?.id ?? null,
    title: words.title,
    title_language: words.titleLanguage,
    summary: words.summary,
    lead_id: consortium.lead.id,
    country: consortium.country,
    amount_minor: amountMinor,
    currency,
    starts_on: course.startsOn,
    ends_on: course.endsOn,
    status: course.status,
    signed_on: course.signedOn ?? null,
    created_at: at,
    updated_at: at,
  };
}

/** The next reference that the registry gives itself. */
function mint(programme: InventedProgramme): string {
  programme.lastReference += 1;
  return `${programme.code}-${String(programme.lastReference).padStart(3, '0')}`;
}

/** Most titles are in English, the others in the lead's own language. */
function wordsOf(
  random: Random,
  { lead, country }: Consortium,
): Pick<Said, 'title' | 'titleLanguage' | 'summary'> {
  const language = random.chance(0.6) ? 'en' : lead.language;
  const purpose = said(random.pick(purposes), language);
  const town = random.chance(0.7) ? ` – ${said(random.pick(towns[country]), language)}` : '';
  const isTitled = random.chance(0.97);
  const [one, other] = random.sample(causes, 2);
  return {
    title: isTitled ? marked(purpose + town, language) : null,
    titleLanguage: isTitled ? language : null,
    summary: random.chance(0.4) ? `Two years of work for ${one!.en} and ${other!.en} (example).` : null,
  };
}

/** Minor units and currency; both null where no amount is published. */
function amountOf(random: Random, scheme: InventedScheme | undefined): [number | null, string | null] {
  if (random.chance(0.1)) return [null, null];
  const [least, most] = scheme?.amount ?? [5_000, 50_000];
  const euros = random.between(least, most);
  if (random.chance(0.25)) return [Math.round((euros * NOK) / 100) * 10_000, 'NOK'];
  return [
    random.chance(0.5)
      ? Math.round(euros / 100) * 10_000
      : euros * 100 +
        random.weighted([
          [0, 6],
          [50, 2],
          [94, 2],
        ]),
    'EUR',
  ];
}
