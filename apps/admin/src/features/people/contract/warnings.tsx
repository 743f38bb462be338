import { Alert, List } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { problemsOf } from "../../../api/problems.ts";
import { useTRPC } from "../../../api/trpc.ts";
import { Problems, ProblemText } from "../../../parts/problems.tsx";

/** What a person should look at in the dossier. Nothing of it stops a save. */
export function Warnings({ contratId }: { readonly contratId: string }) {
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.payroll.readDossierOf.queryOptions({ contratId }));
  if (error !== null) return <Problems problems={problemsOf(error)} title="Le dossier ne se lit pas" />;
  if (data === undefined || data.warnings.length === 0) return null;
  return (
    <Alert
      variant="default"
      icon={<IconEye color="var(--ecart)" aria-hidden />}
      title="À regarder dans ce dossier"
      mb="md"
    >
      <List spacing="xs" listStyleType="none">
        {data.warnings.map((warning, index) => (
          <List.Item key={`${warning.code} ${index}`}>
            <ProblemText problem={warning} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
