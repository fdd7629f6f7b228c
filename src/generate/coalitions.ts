import type { CoalitionStatus } from '#features/coalitions/kinds.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { dayBetween, HORIZON, momentOn, printed } from './dates.ts';
import type { InventedCeremony } from './events.ts';
import { forIn, languageIn, marked, said, type NameLanguage } from './languages.ts';
import { membersFrom, membershipWriter } from './networks.ts';
import { randomOf, type Random } from './random.ts';
import type { Roll, RollEntry } from './roll.ts';
import { Slugs } from './slugs.ts';
import { causes, ownNames, type Phrase } from './words.ts';
import type { Workshop } from './workshop.ts';

const coalitionWord: Phrase = {
  en: 'Coalition',
  sq: 'Koalicioni',
  sr: 'Koalicija',
  bs: 'Koalicija',
  mk: 'Коалиција',
};

interface Invented {
  name: string;
  language: NameLanguage;
  english: string | null;
  acronym: string | null;
  kind: 'coalition' | 'formal_network' | 'informal_network';
  scope: 'national' | 'regional' | null;
  countries: string[];
  network: RollEntry | undefined;
  members: RollEntry[];
  cause: Phrase;
}

/** Invents coalitions with their asks and members; some are networks, whose members stand with the network. */
export function generateCoalitions(
  workshop: Workshop,
  count: number,
  { roll, ceremonies }: { roll: Roll; ceremonies: InventedCeremony[] },
): void {
  const random = randomOf(workshop.seed, 'coalitions');
  const write = coalitionWriter(workshop, random);
  const join = membershipWriter(workshop, random);
  const free = [...roll.networks];
  for (let id = 1; id <= count; id += 1) {
    const network = random.chance(0.15) ? free.pop() : undefined;
    const made = invent(random, roll, network, id);
    const begun = dayBetween(random, '2008-01-01', '2025-12-31');
    const session = random.chance(0.1)
      ? ceremonies.find(({ day }) => day >= begun && day <= HORIZON)
      : undefined;
    const formedOn = session?.day ?? begun;
    write(id, made, { formedOn, sessionId: session?.sessionId ?? null });
    for (const member of made.members) {
      join(
        { coalitionId: id, networkId: null },
        member,
        formedOn,
        random.chance(0.9) ? 'member' : 'participant',
      );
    }
  }
}

function invent(random: Random, roll: Roll, network: RollEntry | undefined, id: number): Invented {
  const isRegional = network ? network.isRegional : random.chance(0.4);
  const members = network ? [] : membersFrom(random, roll, isRegional);
  const isIn = (code: SixCountry) =>
    network
      ? network.isRegional || code === network.country
      : members.some(({ country }) => country === code);
  const cause = random.pick(causes);
  return {
    ...(network
      ? namedAs(network)
      : namesFor(random, cause, isRegional ? undefined : members[0]?.country, id)),
    kind: network ? random.pick(['formal_network', 'informal_network'] as const) : 'coalition',
    scope: random.chance(0.05) ? null : isRegional ? 'regional' : 'national',
    countries: sixCountries.filter(isIn),
    network,
    members,
    cause,
  };
}

type Names = Pick<Invented, 'name' | 'language' | 'english' | 'acronym'>;

function namedAs(network: RollEntry): Names {
  return { name: network.names[0]!, language: network.language, english: null, acronym: null };
}

/** A regional coalition calls itself in English; its number keeps names apart. */
function namesFor(random: Random, cause: Phrase, country: SixCountry | null | undefined, id: number): Names {
  const language = country ? languageIn(random, country) : 'en';
  const own = random.pick(ownNames);
  const title = (tag: NameLanguage) =>
    marked(`${said(coalitionWord, tag)} ${forIn(tag)} ${said(cause, tag)} – ${said(own, tag)} ${id}`, tag);
  return {
    name: title(language),
    language,
    english: language === 'en' || random.chance(0.3) ? null : title('en'),
    acronym: random.chance(0.2) ? `K${own.en.charAt(0)}${id}` : null,
  };
}

function coalitionWriter({ batches, forms, themeIds }: Workshop, random: Random) {
  const slugs = new Slugs();
  const row = batches.into('coalitions');
  const theme = batches.into('coalition_themes');
  const search = batches.into('coalition_search');
  return (id: number, made: Invented, formed: { formedOn: string; sessionId: number | null }) => {
    const ask = `Ministries of the region give ${made.cause.en} a budget line of its own (example).`;
    const problem = random.chance(0.6)
      ? `Laws on ${made.cause.en} stand and are not carried out (example).`
      : null;
    const slug = slugs.of(made.name);
    const created = momentOn(random, HORIZON);
    row({
      id,
      slug,
      name: made.name,
      name_language: made.language,
      name_english: made.english,
      acronym: made.acronym,
      kind: made.kind,
      scope: made.scope,
      countries: JSON.stringify(made.countries),
      problem,
      ask,
      formed_on: formed.sessionId === null ? printed(random, formed.formedOn) : formed.formedOn,
      formed_at_session_id: formed.sessionId,
      status: random.weighted(statuses),
      website: random.chance(0.4) ? `https://${slug}.example.org` : null,
      network_id: made.network?.id ?? null,
      created_at: created,
      updated_at: created,
    });
    for (const themeId of random.sample(themeIds, random.between(1, 2)))
      theme({ coalition_id: id, theme_id: themeId });
    const names = [made.name, made.english ?? '', made.acronym ?? ''];
    search({ rowid: id, names: forms(names), texts: forms([ask, problem ?? '']) });
  };
}

const statuses = [
  ['active', 70],
  ['forming', 8],
  ['dormant', 12],
  ['achieved', 5],
  ['closed', 5],
] as const satisfies readonly (readonly [CoalitionStatus, number])[];
