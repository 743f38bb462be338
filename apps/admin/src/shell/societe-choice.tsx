import { NativeSelect, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useSociete, type Me } from "../api/session.tsx";

/** For whom one works; a choice where there is one. */
export function SocieteChoice({ me }: { readonly me: Me }) {
  const { slug, societe } = useSociete();
  const navigate = useNavigate();
  if (me.memberships.length < 2) return <Text truncate>{societe}</Text>;
  return (
    <NativeSelect
      aria-label="Société"
      size="xs"
      value={slug}
      data={me.memberships.map((one) => ({ value: one.slug, label: one.societe }))}
      onChange={({ currentTarget }) =>
        void navigate({ to: "/$societe", params: { societe: currentTarget.value } })
      }
    />
  );
}
