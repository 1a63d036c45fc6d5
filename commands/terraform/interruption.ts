/** Ctrl-C, a supervisor's request to end, and a terminal that was closed. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does work that such a signal does not end at once: this process waits for the Terraform that runs, begins nothing more, and
 * removes its files. It passes no signal on: a terminal reaches Terraform by itself, and a second signal would keep
 * Terraform from saving its state.
 *
 * @param work asks the signal that it gets whether to begin more
 */
export async function interruptible<Result>(work: (stop: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
