import { frenchMonth } from "@bareme/kernel";
import { Table, Text } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import { formatEuros } from "../../format/euros.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { Problems } from "../../parts/problems.tsx";
import type { MovedAmount, MovedMonth } from "./answers.ts";
import { byDifference } from "./by-greatest.ts";
import classes from "./section.module.css";

const PART_WORDS = { amount: "", employee: ", part salariale", employer: ", part patronale" } as const;

/** A line of a payslip, with the side that it is of. */
export function lineWords({ label, part }: Pick<MovedAmount, "label" | "part">): string {
  return `${label}${PART_WORDS[part]}`;
}

/** A difference with its sign: what a draft takes away reads otherwise than what it adds. */
export function signedEuros(difference: string): string {
  return difference.startsWith("-") ? formatEuros(difference) : `+${formatEuros(difference)}`;
}

/** A payslip that the draft would move: before, with the draft, and the difference, the greatest first. */
export function MovedPayslip({
  month: { contratId, period, amounts, problems },
  nom,
}: {
  readonly month: MovedMonth;
  readonly nom: string;
}) {
  const { slug } = useSociete();
  const title = `${nom}, ${frenchMonth(period)}`;
  return (
    <div className={classes["kept"]}>
      <AnchorLink
        to="/$societe/paie/$mois/$contrat"
        params={{ societe: slug, mois: period, contrat: contratId }}
        fw={600}
      >
        {title}
      </AnchorLink>
      {problems.length > 0 && <Problems problems={problems} title="Le brouillon ne calcule pas ce mois" />}
      {amounts.length > 0 && (
        <div
          className={classes["frame"]}
          tabIndex={0}
          role="region"
          aria-label={`Montants qui bougent, ${title}`}
        >
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="46%">Ligne</Table.Th>
                <Table.Th w="18%" className={classes["right"]}>
                  Avant
                </Table.Th>
                <Table.Th w="18%" className={classes["right"]}>
                  Avec le brouillon
                </Table.Th>
                <Table.Th className={classes["right"]}>Écart</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {byDifference(amounts).map((amount) => (
                <Table.Tr key={`${amount.line} ${amount.item ?? ""} ${amount.part}`}>
                  <Table.Td>
                    {lineWords(amount)}
                    {amount.item !== null && <Text span size="sm" c="dimmed">{` (${amount.item})`}</Text>}
                  </Table.Td>
                  <Table.Td className={`${classes["right"]} ${classes["before"]}`}>
                    <del>{formatEuros(amount.before)}</del>
                  </Table.Td>
                  <Table.Td className={`${classes["right"]} ${classes["after"]}`}>
                    {formatEuros(amount.after)}
                  </Table.Td>
                  <Table.Td className={`${classes["right"]} ${classes["gap"]}`}>
                    {signedEuros(amount.difference)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </div>
  );
}
