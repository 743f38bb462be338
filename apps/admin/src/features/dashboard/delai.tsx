import { frenchDate, frenchNumber } from "@bareme/kernel";
import { Anchor, Text } from "@mantine/core";
import { formatEuros } from "../../format/euros.ts";
import type { Dashboard } from "./answers.ts";
import { Figures } from "./figures.tsx";
import { Section } from "./section.tsx";
import { UNPAID_PLACE } from "./unpaid-invoices.tsx";
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
          { label: `Créances au ${frenchDate(to)}, TTC`, value: <Owed creances={creances} /> },
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

/** The sum of the invoices that the page lists below. */
function Owed({ creances }: { readonly creances: string }) {
  const text = formatEuros(creances);
  return (
    <Anchor
      href={`#${UNPAID_PLACE}`}
      underline="always"
      inherit
      aria-label={`Créances : ${text}, voir les factures à encaisser`}
    >
      {text}
    </Anchor>
  );
}

/** Two decimals, as the server rounds them. */
function daysOf(jours: string): string {
  return `${frenchNumber(jours, 2)}\u00A0jours`;
}
