import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import type { Usage } from "./usage.ts";

/** Linux counts processor time in hundredths of a second. */
const MS_A_TICK = 10;

/** What the processes of a PostgreSQL server on this machine have used, those that ended included; null where they cannot be seen. */
export async function serverUsage(url: string): Promise<Usage | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: string }>(
      "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid",
    );
    const parent = Number(rows[0]?.pid);
    const children = readdirSync("/proc")
      .filter((name) => /^\d+$/u.test(name))
      .map((name) => statOf(Number(name)))
      .filter((stat) => stat !== null && stat.parent === parent);
    const own = statOf(parent);
    if (own === null) return null;
    const used = [own, ...children.filter((stat) => stat !== null)];
    return {
      processorMs: used.reduce((sum, stat) => sum + stat.ticks, own.endedTicks) * MS_A_TICK,
      peakMiB: Math.max(...used.map((stat) => stat.peakMiB)),
    };
  } catch {
    return null;
  } finally {
    await client.end();
  }
}

function statOf(pid: number): { parent: number; ticks: number; endedTicks: number; peakMiB: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the name, which may hold anything: state, parent, then the numbers that proc(5) counts from the third field on.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const at = (field: number): number => Number(fields[field - 3] ?? 0);
    const peak = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return {
      parent: at(4),
      ticks: at(14) + at(15),
      endedTicks: at(16) + at(17),
      peakMiB: Number(peak ?? 0) / 1024,
    };
  } catch {
    return null;
  }
}
