/** The NIR of a person: 13 characters, Corsica written 2A or 2B, and a key of two digits. */
const NIR = /^[1-478]\d{4}(?:\d{2}|2[AB])\d{8}$/;

/** What is wrong with a NIR while it is typed; undefined for an empty one, or one whose key is its own. The server judges it again. */
export function faultOfNir(typed: string): string | undefined {
  const nir = typed.replaceAll(/[\s.\u00A0\u202F]/g, "").toUpperCase();
  if (nir === "") return undefined;
  if (nir.length < 15) return `Il manque ${15 - nir.length} des 15 caractères.`;
  if (!NIR.test(nir)) return "Ce n'est pas un NIR : 13 chiffres (2A ou 2B pour la Corse), puis la clé.";
  const number = BigInt(nir.slice(0, 13).replace("2A", "19").replace("2B", "18"));
  return 97n - (number % 97n) === BigInt(nir.slice(13))
    ? undefined
    : "La clé ne répond pas aux 13 premiers chiffres : l'un d'eux est mal recopié.";
}
