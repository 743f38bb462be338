import { createInterface } from "node:readline";
import { DEEDS } from "./deeds/deeds.ts";
import { passOver } from "./deeds/passage.ts";
import { orderShape, type Line } from "./order.ts";
import { servicesOf } from "./services.ts";
import { watchedServices } from "./watched.ts";

/** A process that does one deed and may be killed at any moment. A line is written before anything goes on: what was told was told before the end. */
async function main(text: string): Promise<void> {
  const { place, work, asks, diesAfter, tears } = orderShape.parse(JSON.parse(text));
  const calls: string[] = [];
  const opened = await servicesOf(place);
  const services = watchedServices(opened, {
    onCall: (name) => {
      calls.push(name);
      if (calls.length === diesAfter) process.kill(process.pid, "SIGKILL");
    },
    onSettled: (what) => say({ is: "told", what }),
    tears,
  });
  const tell = (what: string): void => say({ is: "told", what });
  if (work === "cloture")
    await passOver(services, { steps: ["cloture"], asks: asks ? "again" : "never" }, tell);
  else await DEEDS[work].run(services, tell);
  say({ is: "ended", calls });
  await opened.close();
}

function say(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

say({ is: "ready" });
for await (const line of createInterface({ input: process.stdin })) {
  await main(line);
  break;
}
process.exit(0);
