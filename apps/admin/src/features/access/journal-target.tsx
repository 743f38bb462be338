import { frenchMonth } from "@bareme/kernel";
import { useSociete, type Answers } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { textIn } from "./journal-words.ts";

type Entry = Answers["access"]["listJournal"]["entries"][number];

const OF_USERS = /^(utilisateur|role|motDePasse|acces)\./;
const OF_CONTRATS = /^(contrat|piece|pieces|mentions)\./;

/** What an entry is about, with the way to it where it has a page. */
export function Target({
  entry: { action, target, data },
  nameOf,
  contratOf,
  personOf,
}: {
  readonly entry: Entry;
  readonly nameOf: (id: string) => string;
  /** The contract of a month, once it is known. */
  readonly contratOf: (moisId: string) => string | undefined;
  /** Whose contract it is. */
  readonly personOf: (contratId: string) => string;
}) {
  const { slug: societe } = useSociete();
  if (OF_USERS.test(action)) return nameOf(target);
  if (action.startsWith("draft."))
    return (
      <AnchorLink to="/$societe/brouillons/$brouillon" params={{ societe, brouillon: target }} size="sm">
        le brouillon
      </AnchorLink>
    );
  if (action.startsWith("release.")) return target;
  if (OF_CONTRATS.test(action) && action !== "mentions.employeur")
    return (
      <AnchorLink to="/$societe/contrats/$contrat" params={{ societe, contrat: target }} size="sm">
        {personOf(target)}
      </AnchorLink>
    );
  const mois = textIn(data, "period");
  if (mois === undefined) return null;
  const contrat = textIn(data, "contrat") ?? contratOf(target);
  if (contrat !== undefined)
    return (
      <AnchorLink to="/$societe/paie/$mois/$contrat" params={{ societe, mois, contrat }} size="sm">
        {personOf(contrat)}, {frenchMonth(mois)}
      </AnchorLink>
    );
  return (
    <AnchorLink to="/$societe/paie/$mois" params={{ societe, mois }} size="sm">
      {frenchMonth(mois)}
    </AnchorLink>
  );
}
