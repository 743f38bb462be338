import { frenchDate, frenchNumber } from "@bareme/kernel";
import { Text } from "@mantine/core";
import { formatEuros } from "../../format/euros.ts";
import type { Dashboard } from "./answers.ts";
import { Figures } from "./figures.tsx";
import { Section } from "./section.tsx";
import classes from "./dashboard.module.css";

/** « Délai moyen de paiement des clients », with its method and the sums that it is made of. */
export function Delai({ delai }: { readonly delai: Dashboard["delaiPaiement"] }) {
  const { jours, creances, caFacture, from, to, days } = delai;
  return (
    <Section
      title="Délai de paiement des clients (DSO)"
      says={`Ce que les clients doivent, rapporté à ce qui leur a été facturé en ${days} jours : combien de jours de chiffre d'affaires restent à encaisser. Ce n'est ni un retard sur une échéance, ni le temps moyen entre une facture et son paiement.`}
    >
      {jours === null ? (
        <Text>
          Aucune facture du {frenchDate(from)} au {frenchDate(to)}
          {"\u202F"}: le délai ne se calcule pas.
        </Text>
      ) : (
        <Text className={classes["figure"]}>{daysOf(jours)}</Text>
      )}
      <Figures
        caption="De quoi le délai est fait"
        rows={[
          { label: `Créances au ${frenchDate(to)}, TTC`, value: formatEuros(creances) },
          {
            label: `Facturé moins avoirs, du ${frenchDate(from)} au ${frenchDate(to)}, TTC`,
            value: formatEuros(caFacture),
          },
          {
            label: `Créances ÷ facturé × ${days} jours`,
            value: jours === null ? "–" : daysOf(jours),
          },
        ]}
      />
    </Section>
  );
}

/** Two decimals, as the server rounds them. */
function daysOf(jours: string): string {
  return `${frenchNumber(jours, 2)}\u00A0jours`;
}
