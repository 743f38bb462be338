import { frenchMonth } from "@bareme/kernel";
import { Title } from "@mantine/core";
import type { Figure } from "@bareme/payroll";
import type { SimulatedMonth } from "../../core/simulation/simulated.ts";
import type { ExplainAsked } from "../../explanation/explain-context.tsx";
import { Amount } from "../../parts/amount.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";

const SHOWN: readonly { readonly figure: Figure; readonly label: string }[] = [
  { figure: "totalFraisDeGestion", label: "Frais de gestion" },
  { figure: "remunerationBrute", label: "Brut" },
  { figure: "netAvantImpot", label: "Net avant impôt" },
  { figure: "pas", label: "Impôt" },
  { figure: "netAPayer", label: "Net à payer" },
  { figure: "soldeDisponible", label: "Solde" },
];

/** The months of a year one by one: the same facts, and yet grids, ceilings and cumulated bases move from one to the next. */
export function MonthsTable({
  months,
  explainOf,
}: {
  readonly months: readonly SimulatedMonth[];
  readonly explainOf: (amount: string, period: string) => ExplainAsked;
}) {
  if (months.length < 2) return null;
  const columns: readonly Column<SimulatedMonth>[] = [
    {
      id: "period",
      head: "Mois",
      cell: ({ period, state }) => `${frenchMonth(period)}${state === "calculé" ? "" : ` (${state})`}`,
    },
    ...SHOWN.map(({ figure, label }) => ({
      id: figure,
      head: label,
      right: true,
      cell: ({ period, figures }: SimulatedMonth) => (
        <Amount
          value={figures[figure]}
          of={`${label}, ${frenchMonth(period)}`}
          explain={explainOf(figure, period)}
        />
      ),
    })),
  ];
  return (
    <section aria-labelledby="simulateur-mois">
      <Title order={2} size="h4" id="simulateur-mois" mb="xs">
        Mois par mois
      </Title>
      <DataTable caption="Mois par mois" columns={columns} rows={months} keyOf={({ period }) => period} />
    </section>
  );
}
