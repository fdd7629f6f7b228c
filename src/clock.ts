/**
 * Does something soon after a start and then again and again, never in a request: reading writes nothing. The
 * server alone starts clocks. A round that fails, such as on a full disk, is tried again when the next is due.
 *
 * @param every milliseconds from one round to the next.
 * @param round is told how to learn that the server closes, so that a long one ends between two of its steps.
 * @param failed is told what went wrong.
 * @returns how to stop.
 */
export function startClock(
  every: number,
  round: (isStopped: () => boolean) => void | Promise<void>,
  failed: (error: unknown) => void,
): () => void {
  let isOver = false;
  const go = async () => {
    try {
      await round(() => isOver);
    } catch (error) {
      failed(error);
    }
  };
  const first = setImmediate(() => void go());
  const timer = setInterval(() => void go(), every);
  timer.unref();
  return () => {
    isOver = true;
    clearImmediate(first);
    clearInterval(timer);
  };
}
