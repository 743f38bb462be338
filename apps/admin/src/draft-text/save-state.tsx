import { Text } from "@mantine/core";
import { useIsOnline } from "../api/connection.ts";
import { useDraftTexts } from "./draft-texts-context.ts";
import { saveStateOf, type SaveState } from "./text-state.ts";

const SAYS: { readonly [S in SaveState]: string } = {
  conflict: "Deux textes à accorder",
  refused: "Non enregistré : le serveur refuse ce texte",
  waiting: "En attente de connexion : rien n'est perdu",
  typed: "Modifié, pas encore enregistré",
  saving: "Enregistrement…",
  saved: "Tout est enregistré",
  published: "Aucun changement",
};

/** The first that is true of any file is what there is to say of all. */
const WORST: readonly SaveState[] = ["conflict", "refused", "waiting", "saving", "typed", "saved"];

/** Whether all that was typed in the draft is on the server. */
export function SaveStateText() {
  const { texts } = useDraftTexts();
  const isOnline = useIsOnline();
  const states = [...texts.files.values()].map((state) => saveStateOf(state, isOnline));
  const state = WORST.find((one) => states.includes(one)) ?? "published";
  const isBad = state === "conflict" || state === "refused";
  return (
    <Text size="sm" role="status" c={isBad ? "var(--faux)" : state === "waiting" ? "var(--ecart)" : "dimmed"}>
      {SAYS[state]}
    </Text>
  );
}
