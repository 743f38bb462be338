import { createAttempts, createHttp } from "@bareme/api";
import { success, type Result } from "@bareme/kernel";
import { settlePlans } from "@bareme/use-cases";
import { refuseStrangeKey } from "./adapters/strange-key.ts";
import { orListenProblem, tryPort, type ListenPlace } from "./listening.ts";
import { logTo, type LogLevel } from "./log.ts";
import { addOperatorDoor } from "./operator-door.ts";
import { keyFilesOf } from "./place.ts";
import { openServices, type ServiceOptions, type Services } from "./services.ts";
import { addPages } from "./pages.ts";
import { orStartProblem } from "./start-problem.ts";
import { startWorking } from "./work.ts";
import { prepareFirstStart, type FirstStartOptions, type FirstStartReport } from "./first-start/prepare.ts";

export interface ServeOptions extends ServiceOptions, FirstStartOptions, ListenPlace {
  readonly behindProxy: boolean;
  /** False where separate processes do the work (PostgreSQL). */
  readonly works: boolean;
  readonly logLevel: LogLevel;
}

export interface Serving {
  readonly url: string;
  readonly firstStart: FirstStartReport;
  readonly stop: () => Promise<void>;
}

/** Requests of one machine in a minute: an office behind one address works at ease, a loop does not. */
const MOST_REQUESTS = 1200;

/** Opens the data, makes what an empty one needs, and serves until it is stopped. */
export function serve(options: ServeOptions): Promise<Result<Serving>> {
  return orStartProblem(options.place, async () => {
    const free = await tryPort(options);
    if (!free.ok) return free;
    const services = await openServices(options);
    let serving: Result<Serving> | undefined;
    try {
      serving = await serveWith(services, options);
      return serving;
    } finally {
      if (serving?.ok !== true) await services.close();
    }
  });
}

async function serveWith(services: Services, options: ServeOptions): Promise<Result<Serving>> {
  const started = await prepareFirstStart(services, options);
  if (!started.ok) return started;
  // Two servers that start at once on one empty database, each with a folder of its own, both make keys; those of one of them signed what both now serve.
  await refuseStrangeKey(services.store, services.rules.signer, keyFilesOf(options.place).signature);
  // The server may have stopped between a publication and this.
  await settlePlans(services.rules);
  const { access, rules, payroll } = services;
  const { behindProxy, logLevel, place } = options;
  const http = await createHttp(
    { access, rules, payroll, attempts: createAttempts() },
    { log: logTo(logLevel), behindProxy, mostRequests: MOST_REQUESTS },
  );
  await addPages(http, options.root);
  const door = addOperatorDoor(http, services, place.data);
  const listening = await orListenProblem(options, () =>
    http.listen({ host: options.host, port: options.port }),
  );
  if (!listening.ok) {
    await http.close();
    return listening;
  }
  const url = listening.value;
  if (options.works) await startWorking(services);
  door.open(url);
  const stop = async (): Promise<void> => {
    door.close();
    await http.close();
    await services.close();
  };
  return success({ url, firstStart: started.value, stop });
}
