import { Text } from "@mantine/core";
import { formatEuros } from "../../format/euros.ts";
import { counted, type Dashboard } from "./answers.ts";
import { Figures } from "./figures.tsx";
import { Section } from "./section.tsx";

/** What the accounts of all contracts hold: what belongs to the portés, and what the company has lent. */
export function Soldes({ soldes: { accounts } }: { readonly soldes: Dashboard["soldes"] }) {
  return (
    <Section
      title="Réserves et provisions"
      says="Ce que portent les comptes d'activité de tous les contrats, après le dernier mois clos de chacun."
    >
      {accounts.length === 0 ? (
        <Text>Aucun mois n'est clos : les comptes sont vides.</Text>
      ) : (
        <Figures
          caption="Soldes des comptes d'activité"
          rows={accounts.map(({ label, balance, contrats, lends }) => ({
            label: (
              <>
                {label}
                <Text span size="xs" c="dimmed">
                  {" "}
                  {counted(contrats, "contrat", "contrats")}
                  {lends && ", avancé par la société"}
                </Text>
              </>
            ),
            value: formatEuros(balance),
          }))}
        />
      )}
    </Section>
  );
}
