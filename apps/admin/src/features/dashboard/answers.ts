import type { Answers } from "../../api/session.tsx";

export type Dashboard = Answers["payroll"]["readDashboard"];

/** Someone, as lists name them. */
export function personName({ nom, prenom }: { readonly nom: string; readonly prenom: string }): string {
  return `${prenom} ${nom}`;
}

/** « 1 mois », « 3 factures ». */
export function counted(count: number, one: string, more: string): string {
  return `${count}\u00A0${count > 1 ? more : one}`;
}
