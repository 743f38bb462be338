import type { JobQueue } from "@bareme/db";
import { workOn, type PassageState } from "@bareme/use-cases";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { problemsOfRefusal, type ApiClient } from "../src/client.ts";
import { apiWorld, type ApiWorld } from "./api-world.ts";
import { answered, CALLED, hire, JANUARY, typeHours, typePaidInvoice } from "./payroll-dossier.ts";

/** Follows a passage to its end; what it is refused with comes as an error. */
function followed(
  client: ApiClient,
  passageId: string,
  onState: () => void = () => undefined,
): Promise<readonly PassageState[]> {
  const states: PassageState[] = [];
  const onData = (state: PassageState): void => {
    states.push(state);
    onState();
  };
  return new Promise((resolve, reject) => {
    const handlers = { onData, onComplete: () => resolve(states), onError: reject };
    client.payroll.watchPassage.subscribe({ passageId }, handlers);
  });
}

describe("a passage over HTTP", () => {
  let world: ApiWorld;
  let paie: ApiClient;
  let queue: JobQueue;
  let contrats: readonly string[];
  const faults: Error[] = [];

  beforeAll(async () => {
    world = await apiWorld({ shipped: true });
    paie = await world.client("deux-rives", "payroll");
    queue = await world.store.openQueue((fault) => void faults.push(fault));
    const hired: string[] = [];
    for (const matricule of ["P-101", "P-102", "P-103"]) hired.push(await hire(paie, matricule));
    // The third has said no hours: its month cannot be paid.
    for (const contratId of hired.slice(0, 2)) {
      await typeHours(paie, contratId, "2026-01");
      await typePaidInvoice(paie, contratId, JANUARY);
    }
    contrats = hired;
    queue.work((job) => workOn(world.deps.payroll, job));
  });
  afterAll(async () => {
    await queue.stop();
    await world.close();
  });

  /** Asks a step of January, has it worked on once it is followed, and gives what its follower saw. */
  async function done(step: PassageState["step"]): Promise<readonly PassageState[]> {
    const { id, finished, total } = await paie.payroll.startPassage.mutate({ step, period: "2026-01" });
    expect([finished, total]).toEqual([false, 3]);
    const lecteur = await world.client("deux-rives", "reader");
    return followed(lecteur, id, () => void queue.send(world.jobs.splice(0)));
  }

  it("computes every contract, and is followed until it is finished", async () => {
    const states = await done("calcul");
    expect(states[0]?.count.waiting).toBe(3);
    expect(states.map(({ finished }) => finished)).toEqual([...states.slice(1).map(() => false), true]);
    const waiting = states.map(({ count }) => count.waiting);
    expect(waiting).toEqual(waiting.toSorted((left, right) => right - left));
    expect(states.at(-1)?.count).toEqual({ fait: 3, inchangé: 0, problème: 0, waiting: 0 });
    const months = await paie.payroll.listMonths.query({ period: "2026-01" });
    expect(new Map(months.map(({ contratId, state }) => [contratId, state]))).toEqual(
      new Map(contrats.map((contratId, index) => [contratId, index < 2 ? "calculé" : "refusé"])),
    );
  });

  it("asked again, leaves what is so already", async () => {
    const states = await done("calcul");
    expect(states.at(-1)?.count).toEqual({ fait: 0, inchangé: 3, problème: 0, waiting: 0 });
  });

  it("validates and closes what can be, and tells what hindered the others", async () => {
    const validated = (await done("validation")).at(-1);
    expect(validated?.count).toEqual({ fait: 2, inchangé: 0, problème: 1, waiting: 0 });
    const closed = (await done("cloture")).at(-1);
    const report = await paie.payroll.readPassage.query({ passageId: closed?.id ?? "" });
    const told = report.hindered.map(({ contratId, problems }) => [
      contratId,
      problems.map(({ code }) => code),
    ]);
    expect(told).toEqual([[contrats[2], ["MONTH_NOT_VALIDATED"]]]);
    const listed = await paie.payroll.listPassages.query({});
    expect(listed.map(({ step }) => step)).toEqual(["cloture", "validation", "calcul", "calcul"]);
    const months = await paie.payroll.listMonths.query({ period: "2026-01" });
    expect(months.map(({ status }) => status).toSorted()).toEqual(["calcule", "clos", "clos"]);
    expect(faults).toEqual([]);
  });

  it("is nothing that another company may follow", async () => {
    const [passage] = await paie.payroll.listPassages.query({});
    const other = await world.client("petite", "administrator");
    const refused: unknown = await followed(other, passage?.id ?? "").catch((thrown: unknown) => thrown);
    expect(problemsOfRefusal(refused).map(({ code }) => code)).toEqual(["PASSAGE_UNKNOWN"]);
  });

  describe("that nobody works on", () => {
    const waiting = async () => {
      const { id } = await paie.payroll.startPassage.mutate({ step: "calcul", period: "2026-01" });
      world.jobs.splice(0);
      return id;
    };

    it("is no more asked for once its follower has left", async () => {
      const passageId = await waiting();
      const asked = vi.spyOn(world.deps.payroll.store, "inTenant");
      const watch = paie.payroll.watchPassage.subscribe({ passageId }, {});
      await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(2), { timeout: 10_000 });
      watch.unsubscribe();
      await vi.waitFor(() => expect(watchesOpen(world)).toBe(0), { timeout: 10_000 });
      asked.mockClear();
      // Long enough for it to have asked twice.
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(asked).not.toHaveBeenCalled();
      asked.mockRestore();
    });

    it("is no longer told to whoever has signed out meanwhile", async () => {
      const passageId = await waiting();
      const session = await world.signedIn("deux-rives", "approver");
      const following = followed(world.clientOf(session, "deux-rives"), passageId).catch(
        (thrown: unknown) => thrown,
      );
      await vi.waitFor(() => expect(watchesOpen(world)).toBe(1), { timeout: 10_000 });
      await world.clientOf(session).access.signOut.mutate({});
      expect(problemsOfRefusal(await following).map(({ code }) => code)).toEqual(["SESSION_ENDED"]);
    });
  });

  it("is called with each of its procedures", () => {
    expect(CALLED.passages.filter((name) => !answered(world).includes(name))).toEqual([]);
  });
});

/** How many answers of `watchPassage` the server has not ended, read in its log. */
function watchesOpen({ log }: ApiWorld): number {
  const lines = log().split("\n");
  const numbers = lines.flatMap((line) =>
    line.includes("payroll.watchPassage") ? (/"reqId":"[^"]+"/.exec(line) ?? []) : [],
  );
  return numbers.filter((number) => !lines.some((line) => line.includes(number) && line.includes('"res":')))
    .length;
}
