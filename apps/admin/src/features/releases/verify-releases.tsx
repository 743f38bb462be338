import { Alert, Button, List, Text } from "@mantine/core";
import { IconCircleCheck, IconShieldCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { problemsOf } from "../../api/problems.ts";
import { useTRPC } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";

/** Recomputes fingerprints, signatures and the journal when asked, and tells what is not as it was written. */
export function useVerification() {
  const trpc = useTRPC();
  return useQuery(trpc.rules.verifyReleases.queryOptions({}, { enabled: false, staleTime: 0 }));
}

export function VerifyButton({
  verification,
}: {
  readonly verification: ReturnType<typeof useVerification>;
}) {
  return (
    <Button
      variant="default"
      leftSection={<IconShieldCheck size={16} aria-hidden />}
      loading={verification.isFetching}
      onClick={() => void verification.refetch()}
    >
      Vérifier les signatures
    </Button>
  );
}

export function Verified({ verification }: { readonly verification: ReturnType<typeof useVerification> }) {
  const { data, error } = verification;
  if (error !== null) return <Problems problems={problemsOf(error)} title="La vérification n'a pas abouti" />;
  if (data === undefined) return null;
  const counted = `${data.releases} version${data.releases > 1 ? "s" : ""} et ${data.entries} entrée${data.entries > 1 ? "s" : ""} du journal relues`;
  if (data.tampered.length === 0)
    return (
      <Alert
        role="status"
        variant="default"
        icon={<IconCircleCheck aria-hidden color="var(--juste)" />}
        title="Tout est comme il fut écrit"
      >
        <Text size="sm">{`${counted}, empreintes et signatures recalculées.`}</Text>
      </Alert>
    );
  return (
    <Alert role="alert" color="red" variant="light" title="Quelque chose n'est plus comme il fut écrit">
      <Text size="sm">{`${counted}.`}</Text>
      <List size="sm">
        {data.tampered.map(({ what, target, message, remedy }) => (
          <List.Item key={`${what} ${target} ${message}`}>
            {message} {remedy}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
