import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { parse } from "yaml";
import { useMay, useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { stackQuery, type OwnStack } from "../../core/use-stack.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { DatedMentions } from "./mentions/dated-mentions.tsx";
import { EMPLOYER_FIELDS, fieldAt, toForm, toMentions } from "./mentions/employer-fields.ts";
import type { FieldContext } from "./records/field-input.tsx";
import type { JsonRecord } from "./records/fields.ts";
import { useTyping } from "./records/typed-records.ts";

/** No field of an employer asks the rules or a dossier. */
const CONTEXT: FieldContext = { names: { of: () => [], options: () => [] }, known: () => [] };

/** What payslips and statements say of the company. Without it no document can be made. */
export function EmployerPage() {
  const { slug } = useSociete();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const { data } = useSuspenseQuery(trpc.payroll.readMentions.queryOptions({}));
  const latest = data.employeur.at(-1);
  const first = useFirstMentions(latest === undefined);
  const typing = useTyping(`${slug} employeur`);
  const mayPay = useMay("pay");
  return (
    <>
      <PageHead
        title="Mentions de l'employeur"
        says="Le nom, l'adresse, le SIRET, le code APE et la convention que portent les bulletins et les relevés. Un déménagement se saisit à partir d'une date : les bulletins clos gardent ce qu'ils disaient."
      />
      <DatedMentions
        of={{
          title: "Ce que disent les documents",
          empty: "Rien encore : sans ces mentions, ni bulletin ni relevé ne peut être fait.",
          fields: EMPLOYER_FIELDS,
          versions: data.employeur.map((version) => ({ ...version, mentions: toForm(version.mentions) })),
          start: latest === undefined ? first : toForm(latest.mentions),
          save: ({ effectiveFrom, revision, mentions }) =>
            api.payroll.saveEmployeur.mutate({ effectiveFrom, revision, mentions: toMentions(mentions) }),
          placeOf: fieldAt,
        }}
        around={{ typing, context: CONTEXT, mayPay }}
      />
    </>
  );
}

/** What is known of the first mentions: they hold from the first contract on, under the convention of the rules. */
function useFirstMentions(enabled: boolean): JsonRecord {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const societe = useSociete();
  const { data: contrats } = useQuery(trpc.payroll.listContrats.queryOptions({}, { enabled }));
  const { data: stack } = useQuery({ ...stackQuery({ api, queries, societe }), enabled });
  const effectiveFrom = firstDay(contrats ?? []);
  const convention = conventionOf(stack);
  return {
    nom: societe.societe,
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(convention !== undefined && { convention }),
  };
}

function firstDay(contrats: Answers["payroll"]["listContrats"]): string | undefined {
  return contrats.map(({ debut }) => debut).toSorted()[0];
}

function conventionOf(stack: OwnStack | undefined): string | undefined {
  const layer = stack?.layers.find(({ ruleSet }) => ruleSet.startsWith("convention/"));
  const manifest = parse(layer?.published["manifest.yaml"] ?? "") as { readonly label?: unknown } | null;
  return typeof manifest?.label === "string" ? manifest.label : undefined;
}
