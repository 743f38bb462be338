import { frenchMonth } from "@bareme/kernel";
import { Table, Text } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { formatEuros } from "../../format/euros.ts";
import { personName, type Dashboard } from "./answers.ts";
import { Others, Section } from "./section.tsx";
import classes from "./dashboard.module.css";

/** Accounts that were drawn below zero, the deepest first. */
export function BelowZero({ below: { rows, total } }: { readonly below: Dashboard["soldes"]["below"] }) {
  const { slug: societe } = useSociete();
  return (
    <Section
      title="Soldes sous zéro"
      says="Ce que des contrats doivent à leur compte après leur dernier mois clos ; une avance de la société n'en est pas un."
    >
      {rows.length === 0 ? (
        <Text>Aucun solde n'est sous zéro.</Text>
      ) : (
        <Table.ScrollContainer minWidth={420} type="native">
          <Table aria-label="Soldes sous zéro" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Salarié porté</Table.Th>
                <Table.Th>Compte</Table.Th>
                <Table.Th>Au mois de</Table.Th>
                <Table.Th className={classes["value"]}>Solde</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ contratId, account, label, period, porte, balance }) => (
                <Table.Tr key={`${contratId} ${account}`}>
                  <Table.Th scope="row" className={classes["name"]}>
                    <AnchorLink
                      to="/$societe/paie/$mois/$contrat"
                      params={{ societe, mois: period, contrat: contratId }}
                      search={{ vue: "compte" }}
                      size="sm"
                    >
                      {personName(porte)}
                    </AnchorLink>
                  </Table.Th>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td>{frenchMonth(period)}</Table.Td>
                  <Table.Td className={classes["value"]}>{formatEuros(balance)}</Table.Td>
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
