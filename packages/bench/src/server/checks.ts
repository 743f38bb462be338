import type { EvaluationDocument, EvaluationRequest } from "@bareme/engine";
import { buildAccount } from "@bareme/payroll";
import type { Services } from "@bareme/server";
import { listMonths, verifyWhole } from "@bareme/use-cases";
import type { Bare } from "./bare.ts";
import { valueOf, type MadeCompany } from "./company.ts";
import { MONTHS } from "./records.ts";

/** What is wrong after the year; empty when every month is closed, paid as in memory, and the whole verifies: hashes, chain, entries, balances. */
export async function findServerFaults(
  { payroll, rules, store }: Services,
  { actor, contratIds }: MadeCompany,
  bare: Bare,
): Promise<{ readonly faults: readonly string[]; readonly verifyMs: number }> {
  const faults: string[] = [];
  for (const period of MONTHS) {
    const rows = valueOf(await listMonths(payroll, actor, { period }));
    const closed = rows.filter(({ status, state }) => status === "clos" && state === "calculé").length;
    if (closed !== contratIds.length)
      faults.push(`${period}: ${closed} of ${contratIds.length} months are closed`);
  }
  for (let index = 0; index < bare.portes; index += 1)
    faults.push(...(await porteFaults(store, { actor, contratId: contratIds[index] ?? "", index }, bare)));
  const start = performance.now();
  const verified = await store.readWhole((whole) => verifyWhole(whole, rules.signer));
  const verifyMs = performance.now() - start;
  faults.push(...verified.tampered.map(({ what, target, message }) => `${what} ${target}: ${message}`));
  const months = contratIds.length * MONTHS.length;
  if (verified.months !== months) faults.push(`${verified.months} months were verified, of ${months}`);
  return { faults, verifyMs };
}

/** Each month of a porté against the same one in memory: what is paid, and the identity of the account. */
async function porteFaults(
  store: Services["store"],
  {
    actor,
    contratId,
    index,
  }: { readonly actor: MadeCompany["actor"]; readonly contratId: string; readonly index: number },
  { nets, plan }: Bare,
): Promise<readonly string[]> {
  return store.inTenant(actor.societeId, async ({ months }) => {
    const faults: string[] = [];
    const heads = await months.ofContrat(contratId);
    for (const { period, request, document } of await months.read(heads.map((one) => one.id))) {
      const who = `porté ${index}, ${period}`;
      // Texts that the store keeps for its own: what was verified to be what their locks describe.
      const paid = JSON.parse(document ?? "{}") as EvaluationDocument;
      const { difference } = buildAccount(
        paid,
        plan,
        JSON.parse(request ?? "{}") as EvaluationRequest,
      ).identity;
      const [net = "nothing", inMemory] = [paid.values["netAPayer"], nets.get(`${index} ${period}`)];
      if (net !== inMemory) faults.push(`${who}: paid ${net}, in memory ${inMemory ?? "nothing"}`);
      if (difference !== "0.00") faults.push(`${who}: the identity differs by ${difference}`);
    }
    return faults;
  });
}
