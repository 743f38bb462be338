import { Group, Text } from "@mantine/core";
import { frenchMonth } from "@bareme/kernel";
import { useSociete, type Answers } from "../../../api/session.tsx";
import { AnchorLink } from "../../../parts/links.tsx";

const STATUS: Readonly<Record<Answers["payroll"]["listMonths"][number]["status"], string>> = {
  ouvert: "ouvert",
  calcule: "calculé",
  valide: "validé",
  clos: "clos",
};

/** The months of the contract, latest first, each a way to its payslip. */
export function KnownMonths({
  months,
  contratId,
}: {
  readonly months: Answers["payroll"]["listMonths"];
  readonly contratId: string;
}) {
  const { slug } = useSociete();
  if (months.length === 0) return null;
  const latest = months.toSorted((left, right) => right.period.localeCompare(left.period));
  return (
    <Group component="nav" aria-label="Mois de paie du contrat" gap="md" mb="md">
      <Text size="sm" c="dimmed">
        Bulletins :
      </Text>
      {latest.slice(0, 5).map(({ period, status }) => (
        <AnchorLink
          key={period}
          size="sm"
          to="/$societe/paie/$mois/$contrat"
          params={{ societe: slug, mois: period, contrat: contratId }}
        >
          {frenchMonth(period)} ({STATUS[status]})
        </AnchorLink>
      ))}
      {latest.length > 5 && (
        <Text size="sm" c="dimmed">
          et {latest.length - 5} avant
        </Text>
      )}
    </Group>
  );
}
