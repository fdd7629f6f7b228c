import { AsyncLocalStorage } from 'node:async_hooks';
import { Invalid } from '#errors.ts';

const rehearsals = new AsyncLocalStorage<true>();

/**
 * Runs something that would write, up to where it does: the first write is refused as Invalid, which every form
 * answers by drawing itself again with what was typed. So a form that was sent after its session had ended can
 * be shown as it was, by its own code, and nothing is stored. What `run` answers is waited for inside, since
 * some promises begin their work only when they are.
 */
export function rehearse<Result>(run: () => PromiseLike<Result>): Promise<Result> {
  return rehearsals.run(true, async () => await run());
}

/** Throws Invalid where nothing may be written. Whatever writes goes through here: `change` and `prepare`. */
export function holdWrites(): void {
  if (rehearsals.getStore()) throw new Invalid([{ path: '', message: 'problem.signedOutMeanwhile' }]);
}
