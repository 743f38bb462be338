import { Stack, Tabs } from "@mantine/core";
import { frenchDate } from "@bareme/kernel";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense, useMemo, type ReactNode } from "react";
import { useMay, useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Loading } from "../../parts/loading.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { KnownMonths } from "./contract/known-months.tsx";
import { MentionsSection } from "./contract/mentions-section.tsx";
import { TermsTab } from "./contract/terms-tab.tsx";
import { Warnings } from "./contract/warnings.tsx";
import { CraTab } from "./cra/cra-tab.tsx";
import { DossierProvider, type DossierContext } from "./records/dossier-context.tsx";
import { EXPENSE, VEHICLE } from "./records/expense-shapes.ts";
import { parseRecord, textOf, type Option, type Referred } from "./records/fields.ts";
import {
  CESU,
  CREDIT,
  MONTH_NOTE,
  OPENING,
  OTHER_COST,
  REQUEST,
  SAVING,
  VOUCHERS,
  VOUCHER_COUNT,
} from "./records/other-shapes.ts";
import { RecordSection } from "./records/record-section.tsx";
import { useRuleNames } from "./records/rule-names.ts";
import type { RecordShape } from "./records/shapes.ts";
import { useTyping } from "./records/typed-records.ts";
import { INVOICE, MISSION, RECEIPT, WRITE_OFF } from "./records/work-shapes.ts";

type Read = Answers["payroll"]["readContrat"];

const VIEWS = [
  { id: "contrat", label: "Contrat" },
  { id: "missions", label: "Missions" },
  { id: "cra", label: "CRA" },
  { id: "factures", label: "Factures et encaissements" },
  { id: "frais", label: "Frais" },
  { id: "autres", label: "Autres" },
] as const;

export function ContractPage() {
  const { contrat: contratId } = useParams({ from: "/$societe/contrats/$contrat" });
  const { vue = "contrat" } = useSearch({ from: "/$societe/contrats/$contrat" });
  const { slug } = useSociete();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { data: read } = useSuspenseQuery(trpc.payroll.readContrat.queryOptions({ contratId }));
  const { data: portes } = useSuspenseQuery(trpc.payroll.listPortes.queryOptions({}));
  const { data: months } = useSuspenseQuery(trpc.payroll.listMonths.queryOptions({ contratId }));
  const porte = portes.find(({ id }) => id === read.contrat.porteId);
  const { debut, fin } = read.contrat;
  return (
    <>
      <PageHead
        title={porte === undefined ? "Contrat" : `${porte.prenom} ${porte.nom}`}
        says={`${textOf(parseRecord(read.contrat.data)["typeContrat"])} depuis le ${frenchDate(debut)}${
          fin === null ? "" : `, jusqu'au ${frenchDate(fin)}`
        } · matricule ${porte?.matricule ?? "inconnu"}`}
      />
      <KnownMonths months={months} contratId={contratId} />
      <Warnings contratId={contratId} />
      <Tabs
        value={vue}
        keepMounted={false}
        onChange={(next) =>
          void navigate({
            to: "/$societe/contrats/$contrat",
            params: { societe: slug, contrat: contratId },
            search: { vue: next ?? "contrat" },
          })
        }
      >
        <Tabs.List mb="lg">
          {VIEWS.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Suspense fallback={<Loading of="Lecture du dossier et des règles…" />}>
          <Panels read={read} months={months} />
        </Suspense>
      </Tabs>
    </>
  );
}

function Panels({
  read,
  months,
}: {
  readonly read: Read;
  readonly months: Answers["payroll"]["listMonths"];
}) {
  const { slug } = useSociete();
  const { contrat, pieces } = read;
  const typing = useTyping(`${slug} dossier ${contrat.id}`);
  const names = useRuleNames();
  const mayPay = useMay("pay");
  const dossier = useMemo(
    (): DossierContext => ({
      contratId: contrat.id,
      pieces,
      closed: new Set(months.flatMap(({ period, status }) => (status === "clos" ? [period] : []))),
      typing,
      mayPay,
      fields: { names, known: (to) => knownIn(pieces, to) },
    }),
    [contrat.id, pieces, months, typing, mayPay, names],
  );
  return (
    <DossierProvider value={dossier}>
      <Panel of="contrat">
        <TermsTab contrat={contrat} />
        <MentionsSection />
      </Panel>
      <Panel of="missions">{sections(MISSION)}</Panel>
      <Panel of="cra">
        <CraTab contrat={contrat} />
      </Panel>
      <Panel of="factures">{sections(INVOICE, RECEIPT, WRITE_OFF)}</Panel>
      <Panel of="frais">{sections(EXPENSE, VEHICLE)}</Panel>
      <Panel of="autres">
        {sections(REQUEST, CREDIT, OTHER_COST, VOUCHERS, VOUCHER_COUNT, CESU, SAVING, MONTH_NOTE, OPENING)}
      </Panel>
    </DossierProvider>
  );
}

function Panel({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <Tabs.Panel value={of}>
      <Stack gap="xl">{children}</Stack>
    </Tabs.Panel>
  );
}

function sections(...shapes: readonly RecordShape[]): ReactNode {
  return shapes.map((shape) => <RecordSection key={shape.id} shape={shape} />);
}

/** The records that others name, by their ids. */
function knownIn(pieces: Read["pieces"], to: Referred): readonly Option[] {
  return pieces
    .filter(({ kind }) => kind === to)
    .map(({ key, data }) => {
      const client = textOf(parseRecord(data)["client"]);
      return { value: key, label: client === "" ? key : `${key} (${client})` };
    });
}
