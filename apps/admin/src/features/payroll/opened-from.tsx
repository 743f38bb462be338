import { addMonths, month, ofFrenchMonth } from "@bareme/kernel";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { AnchorLink } from "../../parts/links.tsx";
import type { OfMonth } from "./payslip-tables.tsx";

/** Where the balances of an opening come from: the month before, or the dossier for a contract's first month here. */
export function OpenedFrom({ month: { contratId, period } }: { readonly month: OfMonth }) {
  const { slug } = useSociete();
  const trpc = useTRPC();
  const { data: months } = useQuery(trpc.payroll.listMonths.queryOptions({ contratId }));
  if (months === undefined) return null;
  const before = addMonths(month(period), -1);
  return (
    <Text size="sm">
      {months.some((one) => one.period === before) ? (
        <AnchorLink
          to="/$societe/paie/$mois/$contrat"
          params={{ societe: slug, mois: before, contrat: contratId }}
          search={{ vue: "compte" }}
        >
          Voir la clôture {ofFrenchMonth(before)}, dont ils viennent
        </AnchorLink>
      ) : (
        <AnchorLink to="/$societe/contrats/$contrat" params={{ societe: slug, contrat: contratId }}>
          Voir le dossier, qui dit l'ouverture du compte
        </AnchorLink>
      )}
    </Text>
  );
}
