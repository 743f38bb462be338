import type { Problem } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import type { AccessRows, Societe } from "../ports/store.ts";

/** The tenant of an actor. To be asked before a transaction: it stands above tenants. */
export async function tenantOf(
  store: { readonly access: Pick<AccessRows, "societes"> },
  actor: Actor,
): Promise<Societe> {
  const found = (await store.access.societes()).find(({ id }) => id === actor.societeId);
  if (found === undefined) throw new Error(`actor of an unknown tenant ${actor.societeId}`);
  return found;
}

/** The rule set of a company. */
export function companyRuleSet({ slug }: Pick<Societe, "slug">): string {
  return `company/${slug}`;
}

/** Law and convention are the publisher's; a company has its own layer and nothing else. */
export function notYours(societe: Societe, ruleSet: string): readonly Problem[] {
  const owns =
    societe.kind === "publisher" ? !ruleSet.startsWith("company/") : ruleSet === companyRuleSet(societe);
  if (owns) return [];
  return [
    {
      code: "LAYER_NOT_YOURS",
      path: [ruleSet],
      message: `« ${ruleSet} » n'appartient pas à « ${societe.label} ».`,
      remedy:
        societe.kind === "publisher"
          ? "L'éditeur écrit la loi et la convention ; les règles d'une société sont écrites par elle."
          : `Écrivez dans « ${companyRuleSet(societe)} » ; la loi et la convention sont à l'éditeur.`,
    },
  ];
}
