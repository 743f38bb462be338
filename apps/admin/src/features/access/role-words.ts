import type { Role } from "../../api/session.tsx";

/** What a role is called, and what it lets one do. Every role reads everything. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly says: string }>> = {
  reader: { name: "Lecteur", says: "Lit les règles, les mois et les bulletins, sans rien changer." },
  payroll: {
    name: "Paie",
    says: "Tient les contrats et leurs pièces, calcule, valide et clôt les mois, importe des fichiers.",
  },
  author: { name: "Auteur de règles", says: "Écrit les règles et les scénarios dans des brouillons." },
  approver: { name: "Approbateur", says: "Approuve ou refuse les brouillons des autres, et les publie." },
  administrator: {
    name: "Administrateur",
    says: "Peut tout ce que peuvent les autres, invite, donne et retire les rôles, lit le journal.",
  },
};

/** As the table shows them. */
export const ROLES_SHOWN: readonly Role[] = ["reader", "payroll", "author", "approver", "administrator"];
