import type { Language } from '#language/languages.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import { conditionWords, inputOf } from './conditions.ts';
import type { SchemeDetail } from './queries.ts';
import type { Scheme } from './schemas.ts';

/** A scheme as the API gives it, its conditions as data and in words. */
export function schemeResource(
  { slug, name, kind, programme, versions }: SchemeDetail,
  language: Language,
): Scheme {
  const t = translatorOf(language);
  return {
    slug,
    name,
    kind,
    programme: programme.slug,
    versions: versions.map(({ id, inForceFrom, inForceUntil, conditions, signedGrants }) => ({
      id,
      inForceFrom,
      inForceUntil,
      conditions: inputOf(conditions),
      words: conditionWords(conditions, (one) => t(`organisation.kind.${one}` as MessageKey)).map(
        ({ message, values }) => t(message, values),
      ),
      signedGrants,
    })),
  };
}
