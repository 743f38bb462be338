import { fileURLToPath } from "node:url";
import type { Result } from "@bareme/kernel";
import { install, shippedRules, type Services } from "@bareme/server";
import type { Actor } from "@bareme/use-cases";
import { COMPANY, recordsOf } from "./records.ts";

const RULES = fileURLToPath(new URL("../../../../rules", import.meta.url));

/** A company with its portés, before any record of a month. */
export interface MadeCompany {
  readonly actor: Actor;
  /** In the order of the portés. */
  readonly contratIds: readonly string[];
}

/**
 * Makes the publisher, the company and its portés on shipped rules. Contracts and records go straight into the store: how fast people and imports write
 * them is not what is measured.
 */
export async function makeCompany({ access, rules, store }: Services, portes: number): Promise<MadeCompany> {
  const installed = valueOf(
    await install(
      { ...access, ...rules },
      {
        readRules: shippedRules(RULES),
        slug: COMPANY,
        withCompany: true,
        email: "banc@exemple.fr",
        tell: () => undefined,
      },
    ),
  );
  const actor = installed?.societe ?? null;
  if (actor === null) throw new Error("the company was not made");
  const contratIds: string[] = [];
  for (const group of groups(portes))
    await store.inTenant(actor.societeId, async ({ people }) => {
      for (const index of group) {
        const { matricule, debut, fin, contrat } = recordsOf(index);
        const porte = await people.addPorte({ matricule, nom: "Porté", prenom: matricule, nirChiffre: null });
        const { id } = await people.addContrat({
          porteId: porte.id,
          debut,
          fin,
          data: JSON.stringify(contrat),
        });
        contratIds.push(id);
      }
    });
  return { actor, contratIds };
}

/** Writes what happens in a month, of every porté. */
export async function writeRecords(
  { store }: Pick<Services, "store">,
  { actor, contratIds }: MadeCompany,
  period: string,
): Promise<void> {
  for (const group of groups(contratIds.length))
    await store.inTenant(actor.societeId, async ({ pieces }) => {
      for (const index of group)
        for (const { data, ...record } of recordsOf(index).records) {
          if (!record.date.startsWith(period)) continue;
          const added = await pieces.write(contratIds[index] ?? "", {
            ...record,
            data: JSON.stringify(data),
            revision: 0,
          });
          if (!added) throw new Error(`two records ${record.key} of porté ${index}`);
        }
    });
}

const GROUP = 50;

function groups(count: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(count / GROUP) }, (_, group) =>
    Array.from({ length: Math.min(GROUP, count - group * GROUP) }, (__, rank) => group * GROUP + rank),
  );
}

/** The value of a use case that must succeed here. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(
    result.problems.map(({ code, path, message }) => `${code} ${path.join(".")} ${message}`).join("\n"),
  );
}
