import { frenchDate } from "@bareme/kernel";
import { Table, Text } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { formatEuros } from "../../format/euros.ts";
import { personName, type Dashboard } from "./answers.ts";
import { Others, Section } from "./section.tsx";
import classes from "./dashboard.module.css";

/** Where what clients owe is listed on the page. */
export const UNPAID_PLACE = "factures-a-encaisser";

/** What clients owe, the oldest first. */
export function UnpaidInvoices({
  unpaid: { rows, total },
}: {
  readonly unpaid: Dashboard["delaiPaiement"]["unpaid"];
}) {
  const { slug: societe } = useSociete();
  return (
    <Section
      place={UNPAID_PLACE}
      title="Factures à encaisser, les plus anciennes d'abord"
      says="L'âge compte depuis la date de la facture : les pièces ne disent pas d'échéance."
    >
      {rows.length === 0 ? (
        <Text>Toutes les factures sont payées.</Text>
      ) : (
        <Table.ScrollContainer minWidth={640} type="native">
          <Table aria-label="Factures à encaisser" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Facture</Table.Th>
                <Table.Th>Client</Table.Th>
                <Table.Th>Salarié porté</Table.Th>
                <Table.Th>Date</Table.Th>
                <Table.Th className={classes["value"]}>Âge</Table.Th>
                <Table.Th className={classes["value"]}>TTC</Table.Th>
                <Table.Th className={classes["value"]}>Reste dû</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ contratId, facture, client, mission, porte, date, days, ttc, due }) => (
                <Table.Tr key={`${contratId} ${facture}`}>
                  <Table.Th scope="row" className={classes["name"]}>
                    <AnchorLink
                      to="/$societe/contrats/$contrat"
                      params={{ societe, contrat: contratId }}
                      size="sm"
                    >
                      {facture}
                    </AnchorLink>
                  </Table.Th>
                  <Table.Td>{client ?? mission}</Table.Td>
                  <Table.Td>{personName(porte)}</Table.Td>
                  <Table.Td>{frenchDate(date)}</Table.Td>
                  <Table.Td className={classes["value"]}>
                    {days}
                    {"\u202F"}j
                  </Table.Td>
                  <Table.Td className={classes["value"]}>{formatEuros(ttc)}</Table.Td>
                  <Table.Td className={classes["value"]}>{formatEuros(due)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Others total={total} shown={rows.length} />
    </Section>
  );
}
