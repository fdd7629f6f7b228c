import type { Database } from '#database/connection.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { themeName } from '#features/themes/queries.ts';
import type { Language } from '#language/languages.ts';
import { paths, type PagedNoun } from '#paths.ts';
import { recordsById, recordsByKey } from './records.ts';

/** What a value in history points to, by its present name. */
export interface Link {
  name: string;
  language: string | null;
  href: string;
}

/** Names for the slugs, references and ids that entries hold; undefined for what is no longer there. */
export interface Names {
  record(noun: PagedNoun, key: string): Link | undefined;
  /** A session by its id, or by `event/session`. */
  session(key: number | string): Link | undefined;
  /** The organisation of a membership. */
  member(membership: number): Link | undefined;
  programme(slug: string): string | undefined;
  scheme(slug: string): string | undefined;
  theme(slug: string): string;
}

/**
 * Names for whatever `read` asks for. It is run once to hear what that is, so that a page of entries costs one
 * query for each kind of record and not one for each value.
 */
export function namesFor(db: Database, language: Language, read: (names: Names) => unknown): Names {
  const records = new Map<PagedNoun, Set<string>>();
  const sessions = new Set<number | string>();
  const memberships = new Set<number>();
  const theme = (slug: string) => themeName(db, slug, language);
  read({
    record(noun, key) {
      records.set(noun, (records.get(noun) ?? new Set()).add(key));
      return undefined;
    },
    session: (key) => void sessions.add(key),
    member: (id) => void memberships.add(id),
    programme: () => undefined,
    scheme: () => undefined,
    theme,
  });
  const found = new Map([...records].map(([noun, wanted]) => [noun, recordsByKey(db, noun, wanted)]));
  const foundSessions = sessionsByKey(db, [...sessions]);
  const foundMembers = membersById(db, [...memberships]);
  const programmes = new Map(listProgrammes(db).map(({ slug, shortName }) => [slug, shortName]));
  const schemes = new Map(listSchemes(db).map(({ slug, name }) => [slug, name]));
  return {
    record: (noun, key) => found.get(noun)?.get(key),
    session: (key) => foundSessions.get(key),
    member: (id) => foundMembers.get(id),
    programme: (slug) => programmes.get(slug),
    scheme: (slug) => schemes.get(slug),
    theme,
  };
}

function sessionsByKey(db: Database, wanted: (number | string)[]): Map<number | string, Link> {
  if (wanted.length === 0) return new Map();
  const rows = db
    .prepare<{ id: number; event: string; slug: string; title: string }>(
      `select sessions.id, events.slug as event, sessions.slug, sessions.title
       from sessions join events on events.id = sessions.event_id
       where sessions.id in (select value from json_each(:wanted))
         or events.slug || '/' || sessions.slug in (select value from json_each(:wanted))`,
    )
    .all({ wanted: JSON.stringify(wanted) });
  return new Map(
    rows.flatMap(({ id, event, slug, title }): [number | string, Link][] => {
      const link = { name: title, language: null, href: paths.session(event, slug) };
      return [
        [id, link],
        [`${event}/${slug}`, link],
      ];
    }),
  );
}

function membersById(db: Database, wanted: number[]): Map<number, Link> {
  if (wanted.length === 0) return new Map();
  const rows = db
    .prepare<{ id: number; organisationId: number }>(
      `select id, organisation_id as organisationId from memberships
       where id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(wanted));
  const organisations = recordsById(
    db,
    'organisation',
    rows.map(({ organisationId }) => organisationId),
  );
  return new Map(
    rows.flatMap(({ id, organisationId }): [number, Link][] => {
      const organisation = organisations.get(organisationId);
      return organisation ? [[id, organisation]] : [];
    }),
  );
}
