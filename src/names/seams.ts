/**
 * Beginnings of words in which two Latin letters that mostly stand for one Cyrillic letter are two:
 * инјекција, not ињекција. The seam is marked by a bar. Greedy rules were wrong for 59 of some 263,000
 * Serbian dictionary forms; but for misprints and an acronym all of them come from these stems.
 */
const SHARED = [
  'in|jek in|junk kon|jug kon|junk kon|junkt kon|jekt an|jon van|jez tan|jug',
  'nad|ždr nad|že nad|živ nad|žnj nad|žup od|žal od|žed od|živ pod|žanr pod|žeg pod|žiž pod|žnj pod|žup pred|živ',
  'feld|žand',
].join(' ');

/** Macedonian: ѕ does not follow a prefix that ends in д, and many words have лј where Serbian has љ. */
const MACEDONIAN = [
  'nad|z od|z pod|z pred|z sred|z pod|žolt nad|žive',
  'il|jad bil|jar bul|jon batal|jon medal|jon pavil|jon ital|jan al|jask rel|jef fotel|j atel|j nevol|j samovol|j',
  'pol|ja pol|jod zel|ja vel|ja',
].join(' ');

function beginning(stems: string): RegExp {
  const seams = stems.split(' ').map((stem) => stem.replace(/\|(.*)/, '(?=$1)'));
  return new RegExp(`^(?:ne|naj)?(?:${seams.join('|')})`, 'iu');
}

const shared = beginning(SHARED);
const macedonian = beginning(`${SHARED} ${MACEDONIAN}`);

/** Where a Latin word has such a seam (the index of the letter after it), else 0. */
export function seamIn(word: string, isMacedonian: boolean): number {
  return (isMacedonian ? macedonian : shared).exec(word)?.[0].length ?? 0;
}
