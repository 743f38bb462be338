import { Button, Group, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { problemsOf } from "../../api/problems.ts";
import { useTRPCClient } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { pdfBlob, saveFile } from "./download.ts";
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
      {error !== null && <Problems problems={problemsOf(error)} title="Le document ne peut pas être fait" />}
    </Stack>
  );
}
