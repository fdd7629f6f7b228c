import { readPartialDate } from '#language/partial-date.ts';
import type { SigningInput } from './schemas.ts';

/** The form's fields as they were typed, to be shown again where something has to be put right. */
export interface TypedSigning {
  key: string;
  ceremony: string;
  granteeSignatory: string;
  programmeSignatory: string;
  signedOn: string;
  recordedLaterReason: string;
  isSeen: string;
  seenReason: string;
  overrideReason: string;
}

const FIELDS = [
  'key',
  'ceremony',
  'granteeSignatory',
  'programmeSignatory',
  'signedOn',
  'recordedLaterReason',
  'isSeen',
  'seenReason',
  'overrideReason',
] as const;

/**
 * Reads the signing form into what the command takes. Stray spaces are passed over, a day is read as people
 * write it, and the reason for what cannot be told counts only with its tick.
 */
export function readSigningForm(body: Record<string, string | string[]>): {
  typed: TypedSigning;
  input: SigningInput;
} {
  const typed = Object.fromEntries(
    FIELDS.map((field) => {
      const value = body[field];
      return [field, (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim().slice(0, 1000)];
    }),
  ) as unknown as TypedSigning;
  const input: SigningInput = {
    ceremony: typed.ceremony,
    granteeSignatory: typed.granteeSignatory,
    programmeSignatory: typed.programmeSignatory,
    ...(typed.signedOn ? { signedOn: readPartialDate(typed.signedOn) ?? typed.signedOn } : {}),
    ...(typed.recordedLaterReason ? { recordedLaterReason: typed.recordedLaterReason } : {}),
    ...(typed.isSeen && typed.seenReason ? { seenReason: typed.seenReason } : {}),
    ...(typed.overrideReason ? { overrideReason: typed.overrideReason } : {}),
  };
  return { typed, input };
}
