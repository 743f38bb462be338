import { generateKeyPairSync, sign, verify } from "node:crypto";
import {
  addRelease,
  closeMonth,
  computeMonth,
  correctMonth,
  createCompiler,
  layerOfTexts,
  openMonth,
  validateMonth,
  type Release,
  type RuleFiles,
  type Signer,
} from "@bareme/use-cases";
import { hashRuleSet } from "@bareme/rule-schema";
import type { Opened } from "./each-database.ts";
import { garanceDossier } from "./use-cases/payroll-garance.ts";
import {
  always,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./use-cases/payroll-world.ts";

const keys = generateKeyPairSync("ed25519");
const stack = shippedStack("cap-garance");

export const signer: Signer = {
  keyId: "cle-des-essais",
  sign: (text) => sign(null, Buffer.from(text), keys.privateKey).toString("base64"),
  verify: (text, signature, keyId) =>
    keyId === "cle-des-essais" &&
    verify(null, Buffer.from(text), keys.publicKey, Buffer.from(signature, "base64")),
};

/** A law of one rate: months are computed under the shipped rules, and what is published needs no length. */
function lawOf(rate: string): RuleFiles {
  return {
    "manifest.yaml": "ruleSet: law/essai\nlayer: law\nlabel: Loi d'un essai\n",
    "regles.yaml": `sources: { loi: { text: Une loi } }\nparameters:\n  - { id: tauxEssai, label: Taux, unit: "%", values: [{ from: 2026-01-01, value: "${rate}", source: loi }] }\n`,
  };
}

/**
 * What a server holds after two months, each row written by the use cases: two releases of the publisher, a company with January and February
 * closed, and March open with a correction of January.
 */
export async function verifiableWorld(opened: Opened): Promise<World> {
  const world = await payrollWorld(opened, always(stack), () => "2026-03-31");
  await publish(world);
  const { deps, actor } = world;
  const contratId = await writeDossier(world, garanceDossier(["2026-01", "2026-02", "2026-03"]));
  for (const period of ["2026-01", "2026-02"])
    for (const step of [openMonth, computeMonth, validateMonth, closeMonth])
      valueOf(await step(deps, actor, { contratId, period }));
  valueOf(await openMonth(deps, actor, { contratId, period: "2026-03" }));
  const facts = { salaireMensuelContractuel: "2500.00" };
  valueOf(await correctMonth(deps, actor, { contratId, period: "2026-01", motif: "Avenant oublié", facts }));
  return world;
}

async function publish({ store, deps }: World): Promise<void> {
  const { id: societeId } = await store.access.addSociete({
    slug: "editeur",
    label: "Éditeur",
    kind: "publisher",
    soloApproval: false,
  });
  const person = async (nom: string): Promise<string> =>
    (await store.access.addUser({ email: `${nom}@exemple.fr`, nom, passwordHash: "-" })).id;
  const people = { authorId: await person("Agathe"), approverId: await person("Basile") };
  for (const number of [1, 2])
    await store.inTenant(societeId, (unit) =>
      addRelease(unit, { clock: deps.clock, signer }, { actor: null, societeId }, release(number, people)),
    );
}

function release(number: number, people: Pick<Release, "authorId" | "approverId">) {
  const files = lawOf(`${number}.50`);
  return {
    ruleSet: "law/essai",
    number,
    files,
    hash: hashRuleSet(valueOf(createCompiler().read(layerOfTexts("law/essai", files)))),
    ...people,
    reason: "Un essai",
    effectiveFrom: "2026-01-01",
    knownFrom: "2026-01-01",
  };
}
