/**
 * SQL that says of a row of `outcomes` whether the change counts: where a page of basis read or derived states
 * it, or a finding of the evidence library is attached. What is inferred never counts (DOMAIN.md, “Outcome”).
 * The only place in which this is decided, for lists, pages, figures and downloads.
 */
export const IS_COUNTED = `(exists (select 1 from citations cited where cited.noun = 'outcome'
    and cited.record_id = outcomes.id and cited.basis in ('read', 'derived'))
  or exists (select 1 from evidence_uses used where used.noun = 'outcome' and used.record_id = outcomes.id))`;
