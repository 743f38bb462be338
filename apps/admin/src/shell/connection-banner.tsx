import { Alert } from "@mantine/core";
import { IconAlertTriangle, IconPlugConnectedX } from "@tabler/icons-react";
import { useIsOnline } from "../api/connection.ts";
import { useHoldsAlone } from "../parts/browser-memory.ts";

/** Says that the server cannot be reached, and that nothing typed is lost; or that this browser keeps nothing. */
export function ConnectionBanner() {
  const isOnline = useIsOnline();
  const holdsAlone = useHoldsAlone();
  // The region stands there before it says anything, so that a screen reader tells it.
  return (
    <div role="status" aria-live="polite">
      {!isOnline && (
        <Alert
          color="yellow"
          mb="md"
          icon={<IconPlugConnectedX aria-hidden />}
          title="Connexion perdue : le serveur ne répond plus"
        >
          Continuez : ce que vous saisissez est gardé dans ce navigateur, et part dès que le serveur répond à
          nouveau.
        </Alert>
      )}
      {holdsAlone && (
        <Alert
          color="yellow"
          mb="md"
          icon={<IconAlertTriangle aria-hidden />}
          title="Ce navigateur ne garde plus ce que vous saisissez"
        >
          Sa mémoire est pleine, ou fermée à ce site. Enregistrez avant de quitter la page : ce qui n'est pas
          enregistré serait perdu avec elle.
        </Alert>
      )}
    </div>
  );
}
