/** How long a stop that was asked twice counts as one: a terminal tells a whole group of processes, and the one that started us may tell us again. */
const SAME_STOP_MS = 1000;

/**
 * Resolves when someone stops the process: Ctrl-C, a service manager, or a terminal that is closed. Whoever asks again later will not wait for the work
 * at hand: the process ends there, as if it had been killed, and the next start takes up what it left.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    const stop = (): void => {
      if (asked === undefined) {
        asked = performance.now();
        resolve();
      } else if (performance.now() - asked > SAME_STOP_MS) process.exit(2);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  });
}
