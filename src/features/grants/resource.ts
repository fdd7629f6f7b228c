import { kosovoNote } from '#features/api/kosovo-note.ts';
import type { Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import { decimalOf, shareText } from './amount.ts';
import type { AmountOnDay } from './amounts-on-day.ts';
import { countriesOf, factsOf, type GrantDetail, type Participant } from './queries.ts';
import type { GrantRow } from './rows.ts';
import { checkScheme } from './rules.ts';
import type { Grant, GrantItem, GrantListItem } from './schemas.ts';

/** A row of the list as the API gives it. */
export function itemOf(row: GrantRow): GrantItem {
  const { reference, isReferenceMinted, title, titleLanguage, lead, countries } = row;
  const { country, amountMinor, currency, startsOn, endsOn, status, signedOn } = row;
  return {
    reference,
    isReferenceMinted,
    programme: row.programme.slug,
    scheme: row.scheme?.slug ?? null,
    title,
    titleLanguage,
    lead: { organisation: lead.slug, name: lead.name, country: lead.country },
    countries,
    country,
    amount: amountMinor === null ? null : decimalOf(amountMinor),
    currency,
    startsOn,
    endsOn,
    status,
    signedOn,
  };
}

/** A row of a list whose amounts are those of a day; as signed where none is asked for. */
export function listItemOf(row: GrantRow, onDay: AmountOnDay | undefined): GrantListItem {
  const item = itemOf(row);
  if (!onDay) return { ...item, amountLeftOut: null };
  return { ...item, amount: decimalOrNull(onDay.minor), amountLeftOut: onDay.leftOut };
}

/** A grant as the API gives it: what its page shows, in the words of its input. */
export function resourceOf(grant: GrantDetail, reader: { language: Language; isStaff: boolean }): Grant {
  const t = translatorOf(reader.language);
  const countries = countriesOf(grant);
  const note = kosovoNote([...countries, grant.country], reader.language);
  const hints = grant.hints.flatMap(({ other }) =>
    other && (other.isPublic || reader.isStaff) ? other.reference : [],
  );
  return {
    ...itemOf({ ...grant, countries, partnerCount: grant.partners.length }),
    summary: grant.summary,
    asAmended: {
      amount: decimalOrNull(grant.amendedMinor ?? grant.amountMinor),
      endsOn: grant.amendedEndsOn ?? grant.endsOn,
    },
    participants: [grant.lead, ...grant.partners].map(participantOf),
    themes: grant.themes.map(({ slug }) => slug),
    signing: signingOf(grant),
    ceremonies: grant.ceremonies
      .filter(({ isListPublic }) => isListPublic || reader.isStaff)
      .map(({ slug }) => slug),
    rules: checkScheme(grant.scheme?.conditions, factsOf(grant)).map(
      ({ rule, outcome, message, values }) => ({
        rule,
        outcome,
        message: t(message, values),
      }),
    ),
    mayBeSameAs: hints,
    sources: grant.citations.map(({ address, readOn, basis, note: said }) => ({
      address,
      readOn,
      basis,
      note: said,
    })),
    updatedAt: grant.updatedAt,
    ...(note === undefined ? {} : { note }),
  };
}

function participantOf({
  slug,
  name,
  language,
  country,
  kind,
  role,
  task,
  share,
  nameAtSigning,
  amendedShare,
  joinedOn,
  leftOn,
}: Participant) {
  const part = share === null ? null : shareText(share);
  const amended = typeof amendedShare === 'number' ? shareText(amendedShare) : null;
  const since = { shareAsAmended: amended, joinedOn: joinedOn ?? null, leftOn: leftOn ?? null };
  return {
    organisation: slug,
    name,
    language,
    country,
    kind,
    role,
    task,
    share: part,
    nameAtSigning,
    ...since,
  };
}

function decimalOrNull(minor: number | null): string | null {
  return minor === null ? null : decimalOf(minor);
}

/** Who signed is not part of it: persons are seen by staff alone. */
function signingOf({ signing }: GrantDetail): Grant['signing'] {
  if (!signing) return null;
  const { kind, signedOn, signedAt, ceremony, recordedLaterReason, overrideReason } = signing;
  return { kind, signedOn, signedAt, ceremony: ceremony?.slug ?? null, recordedLaterReason, overrideReason };
}
