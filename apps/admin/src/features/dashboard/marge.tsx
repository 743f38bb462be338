import { frenchMonth } from "@bareme/kernel";
import { Table, Text } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { formatEuros } from "../../format/euros.ts";
import { formatValue } from "../../format/units.ts";
import type { Dashboard } from "./answers.ts";
import { MargeBars } from "./marge-bars.tsx";
import { Section } from "./section.tsx";
import classes from "./dashboard.module.css";

/** What the management fees leave to the company, month by month. */
export function Marge({ marge: { periods, total } }: { readonly marge: Dashboard["marge"] }) {
  const { slug: societe } = useSociete();
  return (
    <Section
      title="Marge par mois"
      says="Frais de gestion des mois clos, à côté du chiffre d'affaires HT encaissé et avancé des comptes d'activité. Les charges propres de la société n'en sont pas retirées."
    >
      {periods.length === 0 ? (
        <Text>Aucun mois n'est clos : la marge apparaîtra avec le premier.</Text>
      ) : (
        <>
          <Text className={classes["figure"]}>
            {formatEuros(total.fraisDeGestion)}
            <Text span size="sm" c="dimmed">
              {" "}
              sur {formatEuros(total.ca)}
              {total.part !== null && `, soit ${formatValue(total.part, "%")}`}
            </Text>
          </Text>
          <MargeBars periods={periods} />
          <details>
            <summary className={classes["summary"]}>Les mêmes en tableau</summary>
            <Table aria-label="Marge par mois" verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Mois</Table.Th>
                  <Table.Th className={classes["value"]}>Frais de gestion</Table.Th>
                  <Table.Th className={classes["value"]}>CA HT</Table.Th>
                  <Table.Th className={classes["value"]}>Part</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {periods.map(({ period, fraisDeGestion, ca, part }) => (
                  <Table.Tr key={period}>
                    <Table.Th scope="row" className={classes["name"]}>
                      <AnchorLink to="/$societe/paie/$mois" params={{ societe, mois: period }} size="sm">
                        {frenchMonth(period)}
                      </AnchorLink>
                    </Table.Th>
                    <Table.Td className={classes["value"]}>{formatEuros(fraisDeGestion)}</Table.Td>
                    <Table.Td className={classes["value"]}>{formatEuros(ca)}</Table.Td>
                    <Table.Td className={classes["value"]}>
                      {part === null ? "–" : formatValue(part, "%")}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </details>
        </>
      )}
    </Section>
  );
}
