import type { Database } from '#database/connection.ts';
import type { Translate } from '#language/translate.ts';
import type { OrganisationStatus } from '#features/organisations/kinds.ts';
import type { Pair, PairDetail } from './queries.ts';
import type { Candidate, Reason } from './reasons.ts';
import type { PairResource } from './schemas.ts';
import { thingOf } from './things.ts';
import { answers, type Question } from './undo-plan.ts';

interface Named {
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  status: string;
  registrationNumber: string | null;
}

function side({ slug, name, language, country, status, registrationNumber }: Named) {
  return {
    slug,
    name,
    nameLanguage: language,
    country,
    status: status as OrganisationStatus,
    registrationNumber,
  };
}

function reasonResource(reason: Reason) {
  const { kind, ...rest } = reason;
  return { kind, ...rest } as PairResource['reasons'][number];
}

export function pairResource({ first, second, isClaimed, reasons, toldApartAt }: Pair): PairResource {
  return {
    first: side(first),
    second: side(second),
    isClaimed,
    reasons: reasons.map(reasonResource),
    toldApartAt,
  };
}

export function pairDetailResource({ first, second, ...pair }: PairDetail): PairResource {
  const named = (one: PairDetail['first']) => side({ ...one, language: one.nameLanguage });
  return { ...pair, first: named(first), second: named(second), reasons: pair.reasons.map(reasonResource) };
}

export function candidateResource(candidate: Candidate) {
  const { isClaimed, reasons } = candidate;
  return { ...side(candidate), isClaimed, reasons: reasons.map(reasonResource) };
}

/** A question of a merge in words, with what may be answered. */
export function questionResource(db: Database, question: Question, t: Translate) {
  const { key, kind } = question;
  const options = [...answers[kind]];
  if (question.kind === 'changed') {
    return { key, kind, what: t(`history.field.${question.field}`), answers: options };
  }
  const { kind: thing, label } = thingOf(db, question);
  return { key, kind, what: t(`undo.thing.${thing}`, { label }), answers: options };
}
