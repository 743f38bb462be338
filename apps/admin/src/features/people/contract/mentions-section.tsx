import type { JsonValue } from "@bareme/kernel";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../../api/trpc.ts";
import { DatedMentions } from "../mentions/dated-mentions.tsx";
import { useDossier } from "../records/dossier-context.tsx";
import { isRecord, linesOf, textOf, type JsonRecord } from "../records/fields.ts";
import { MENTION_FIELDS } from "./contract-fields.ts";

/** What payslips and statements say of who is paid, version by version. */
export function MentionsSection() {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const { contratId, typing, fields, mayPay } = useDossier();
  const { data } = useSuspenseQuery(trpc.payroll.readMentions.queryOptions({ contratId }));
  const { data: read } = useSuspenseQuery(trpc.payroll.readContrat.queryOptions({ contratId }));
  return (
    <DatedMentions
      of={{
        title: "Mentions des documents",
        empty: "Rien encore : le bulletin ne peut pas se remettre sans l'emploi ni la classification.",
        fields: MENTION_FIELDS,
        versions: data.contrat,
        start: data.contrat.at(-1)?.mentions ?? { effectiveFrom: read.contrat.debut },
        save: ({ effectiveFrom, revision, mentions }) =>
          api.payroll.saveMentionsContrat.mutate({
            contratId,
            effectiveFrom,
            revision,
            mentions: asked(mentions),
          }),
      }}
      around={{ typing, context: fields, mayPay }}
    />
  );
}

interface Mentions {
  readonly adresse: string[];
  readonly emploi: string;
  readonly classification: string;
  readonly baseDeRemuneration: string | null;
  readonly datesDeConges: { du: string; au: string }[];
  readonly paiesAnterieures: {
    from: string;
    to: string;
    paymentDate: string;
    netImposable: string;
    impot: string;
    heuresExonerees: string;
  }[];
}

/** The mentions as the server asks them; what is missing is empty, and the server says so. */
function asked(record: JsonRecord): Mentions {
  const base = record["baseDeRemuneration"];
  return {
    adresse: linesOf(record["adresse"]),
    emploi: text(record, "emploi"),
    classification: text(record, "classification"),
    baseDeRemuneration: typeof base === "string" ? base : null,
    datesDeConges: listOf(record["datesDeConges"]).map((one) => ({
      du: text(one, "du"),
      au: text(one, "au"),
    })),
    paiesAnterieures: listOf(record["paiesAnterieures"]).map((one) => ({
      from: text(one, "from"),
      to: text(one, "to"),
      paymentDate: text(one, "paymentDate"),
      netImposable: text(one, "netImposable"),
      impot: text(one, "impot"),
      heuresExonerees: text(one, "heuresExonerees"),
    })),
  };
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function text(record: JsonValue, key: string): string {
  return isRecord(record) ? textOf(record[key]) : "";
}
