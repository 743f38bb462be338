import type { Problem } from "@bareme/kernel";

/** What a user may do for a tenant. */
export const ROLES = ["reader", "payroll", "author", "approver", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, for which tenant. The publisher owns law and convention; a company owns its own layer and pays. */
export interface Actor {
  readonly utilisateurId: string;
  readonly nom: string;
  readonly societeId: string;
  readonly societe: string;
  readonly kind: "publisher" | "company";
  readonly roles: ReadonlySet<Role>;
}

/** What an action needs: one of these roles. Every role may read. */
export type Right = "read" | "pay" | "write" | "approve" | "administer";

const ROLES_OF: { readonly [R in Right]: readonly Role[] } = {
  read: ROLES,
  pay: ["payroll", "administrator"],
  write: ["author", "administrator"],
  approve: ["approver", "administrator"],
  administer: ["administrator"],
};

/** The problem of an actor without a right; nothing when it has it. */
export function lacking(actor: Actor, right: Right): readonly Problem[] {
  if (ROLES_OF[right].some((role) => actor.roles.has(role))) return [];
  return [
    {
      code: "RIGHT_MISSING",
      path: [],
      message: `Cette action demande un des rôles : ${ROLES_OF[right].map((role) => LABELS[role]).join(", ")}.`,
      remedy: "Demandez ce rôle à un administrateur de la société.",
    },
  ];
}

const LABELS: { readonly [R in Role]: string } = {
  reader: "lecteur",
  payroll: "paie",
  author: "auteur de règles",
  approver: "approbateur",
  administrator: "administrateur",
};
