import pg from "pg";

/**
 * Runs work of which only one of a name is under way on the same data: whoever comes meanwhile waits until it has ended. The work may open transactions;
 * it is never asked for inside one.
 */
export type Alone = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Among the callers of this process: no other one has the folder of an embedded database. */
export function aloneInProcess(): Alone {
  const ends = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = ends.get(name) ?? Promise.resolve();
    const run = before.then(work);
    ends.set(
      name,
      run.catch(() => undefined),
    );
    return run;
  };
}

/** Whatever habits the server has: the connection says nothing for as long as it waits, and then for as long as the work lasts. */
const WITHOUT_LIMITS = "SET lock_timeout = 0; SET statement_timeout = 0; SET idle_session_timeout = 0";

/**
 * Among all processes on a server: a lock of the connection's, which goes with a process that is killed. The connection is not one of the pool, where
 * those who wait could leave none for the work. If it is cut, somebody else may begin: the work bears that as it bears to be killed.
 */
export function aloneOnServer(url: string): Alone {
  return async (name, work) => {
    const holder = new pg.Client({ connectionString: url, keepAlive: true });
    // Without a listener a connection that is cut would end the process.
    holder.on("error", () => undefined);
    try {
      await holder.connect();
      await holder.query(WITHOUT_LIMITS);
      await holder.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [`bareme.alone/${name}`]);
      return await work();
    } finally {
      await holder.end();
    }
  };
}
