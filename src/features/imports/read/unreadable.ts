/** A file that cannot be read as a table: the key of the message that says why, and what is said in it. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly problem: string;
  readonly values: Record<string, string | number>;
  constructor(problem: string, values: Record<string, string | number> = {}) {
    super(problem);
    this.problem = problem;
    this.values = values;
  }
}
