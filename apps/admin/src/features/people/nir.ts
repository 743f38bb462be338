import { nirFault } from "@bareme/payroll/nir";

/** What is wrong with a NIR while it is typed, in words; undefined for an empty one, or one whose key is its own. The server judges it again. */
export function faultOfNir(typed: string): string | undefined {
  const fault = typed.trim() === "" ? undefined : nirFault(typed);
  switch (fault?.kind) {
    case "short":
      return `Il manque ${fault.missing} des 15 caractères.`;
    case "shape":
      return "Ce n'est pas un NIR : 13 chiffres (2A ou 2B pour la Corse), puis la clé.";
    case "key":
      return "La clé ne répond pas aux 13 premiers chiffres : l'un d'eux est mal recopié.";
    default:
      return undefined;
  }
}
