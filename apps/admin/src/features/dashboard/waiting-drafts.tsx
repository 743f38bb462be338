import { Text } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import type { Dashboard } from "./answers.ts";

/** Drafts that wait for an approval that one may give, or for their publication. */
export function WaitingDrafts({ drafts: { toApprove, toPublish, mayPublish } }: Pick<Dashboard, "drafts">) {
  const { slug: societe } = useSociete();
  const rows = [
    ...toApprove.rows.map((one) => ({ ...one, says: "attend votre relecture" })),
    ...toPublish.rows.map((one) => ({
      ...one,
      says: mayPublish ? "est approuvé : à publier" : "est approuvé, et attend d'être publié",
    })),
  ];
  return rows.map(({ draftId, label, says, solo }) => (
    <li key={draftId}>
      Le brouillon «{"\u00A0"}
      <AnchorLink to="/$societe/brouillons/$brouillon" params={{ societe, brouillon: draftId }}>
        {label}
      </AnchorLink>
      {"\u00A0"}» {says}
      {solo && (
        <Text span size="sm" c="dimmed">
          {" "}
          (vous y avez écrit)
        </Text>
      )}
    </li>
  ));
}
