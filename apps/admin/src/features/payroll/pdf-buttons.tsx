import type { Problem } from "@bareme/kernel";
import { Button, Group, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { problemsOf } from "../../api/problems.ts";
import { useTRPCClient } from "../../api/trpc.ts";
import { useSociete } from "../../api/session.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Problems } from "../../parts/problems.tsx";
import { saveFile } from "../../parts/download.ts";
import { pdfBlob } from "./pdf-blob.ts";
import type { OfMonth } from "./payslip-tables.tsx";

/** The document itself, made when it is asked for: « projet » in its name until the month is closed. */
export function PdfButtons({
  month,
  document,
}: {
  readonly month: OfMonth;
  readonly document: "bulletin" | "releve";
}) {
  const client = useTRPCClient();
  const read = () =>
    document === "bulletin"
      ? client.payroll.payslipPdf.query(month)
      : client.payroll.statementPdf.query(month);
  const save = useMutation({
    mutationFn: read,
    onSuccess: ({ base64, fileName }) => saveFile(pdfBlob(base64), fileName),
  });
  const view = useMutation({
    mutationFn: async (tab: Window | null) => ({ tab, ...(await read()) }),
    onSuccess: ({ tab, base64 }) => tab?.location.replace(URL.createObjectURL(pdfBlob(base64))),
    onError: (_error, tab) => tab?.close(),
  });
  const error = save.error ?? view.error;
  const name = document === "bulletin" ? "le bulletin" : "le relevé";
  return (
    <Stack gap="xs" align="flex-start">
      <Group gap="sm">
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          variant="default"
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Télécharger {name} (PDF)
        </Button>
        {/* The tab is opened by the click itself, else browsers take it for an advertisement. */}
        <Button
          variant="subtle"
          loading={view.isPending}
          onClick={() => view.mutate(window.open("", "_blank"))}
        >
          Voir dans un onglet
        </Button>
      </Group>
      {error !== null && <Refused problems={problemsOf(error)} contratId={month.contratId} />}
    </Stack>
  );
}

/** Why there is no document, and the ways to where what is missing is typed. */
function Refused({
  problems,
  contratId,
}: {
  readonly problems: readonly Problem[];
  readonly contratId: string;
}) {
  const { slug } = useSociete();
  const missing = problems.filter(({ code }) => code === "MENTION_MISSING");
  const ofEmployer = missing.filter(({ path }) => path[0] === "employeur");
  const inCra = missing.filter(({ path }) => path[0] === "conges" && path.length === 1);
  const ofContract = missing.length - ofEmployer.length;
  return (
    <Problems
      problems={problems}
      title="Le document ne peut pas être fait"
      actions={
        missing.length > 0 && (
          <Group gap="sm" mt="sm">
            {ofEmployer.length > 0 && (
              <ButtonLink
                size="compact-md"
                variant="default"
                to="/$societe/employeur"
                params={{ societe: slug }}
              >
                Saisir les mentions de l'employeur
              </ButtonLink>
            )}
            {ofContract > 0 && (
              <ButtonLink
                size="compact-md"
                variant="default"
                to="/$societe/contrats/$contrat"
                params={{ societe: slug, contrat: contratId }}
              >
                Compléter le contrat et ses mentions
              </ButtonLink>
            )}
            {inCra.length > 0 && (
              <ButtonLink
                size="compact-md"
                variant="default"
                to="/$societe/contrats/$contrat"
                params={{ societe: slug, contrat: contratId }}
                search={{ vue: "cra" }}
              >
                Ouvrir le CRA
              </ButtonLink>
            )}
          </Group>
        )
      }
    />
  );
}
