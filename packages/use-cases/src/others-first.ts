/** Lets a server do what waits. One thread serves everybody: long work calls this between its steps. */
export function othersFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
