import { Alert } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useIsOnline } from "../api/connection.ts";

/** Says that the server cannot be reached, and that nothing typed is lost. */
export function ConnectionBanner() {
  const isOnline = useIsOnline();
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
    </div>
  );
}
