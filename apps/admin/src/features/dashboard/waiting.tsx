import { frenchMonth, ofFrenchMonth } from "@bareme/kernel";
import { Group, Stack, Text } from "@mantine/core";
import { useMay, useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { counted, personName, type Dashboard } from "./answers.ts";
import { Others, Section } from "./section.tsx";
import classes from "./dashboard.module.css";
import { WaitingDrafts } from "./waiting-drafts.tsx";

type Period = Dashboard["months"]["periods"][number];

/** What somebody of the company has to do, each with the way to the very place. */
export function Waiting({ months, drafts, passages }: Pick<Dashboard, "months" | "drafts" | "passages">) {
  const { slug: societe } = useSociete();
  const mayPay = useMay("pay");
  const { periods, hindered, late } = months;
  const isEmpty =
    periods.length === 0 && passages.total === 0 && drafts.toApprove.total + drafts.toPublish.total === 0;
  return (
    <Section title="Ce qui m'attend">
      {isEmpty && (
        <Text>
          Rien ne vous attend.{" "}
          {mayPay && (
            <AnchorLink to="/$societe/paie" params={{ societe }}>
              Ouvrir un mois
            </AnchorLink>
          )}
        </Text>
      )}
      <ul className={classes["waiting"]}>
        {passages.rows.map(({ id, period, step, count, total }) => (
          <li key={id}>
            <AnchorLink to="/$societe/paie/$mois" params={{ societe, mois: period }}>
              {STEPS[step]} {ofFrenchMonth(period)}
            </AnchorLink>{" "}
            en cours{"\u202F"}: {total - count.waiting} sur {total}
          </li>
        ))}
        {periods.map((one) => (
          <li key={one.period}>
            <Group gap="xs" align="baseline">
              <AnchorLink to="/$societe/paie/$mois" params={{ societe, mois: one.period }} fw={600}>
                {frenchMonth(one.period)}
              </AnchorLink>
              <Text span size="sm">
                {standingOf(one)}
              </Text>
            </Group>
          </li>
        ))}
        {hindered.rows.map(({ moisId, contratId, period, porte, state, reason }) => (
          <li key={moisId}>
            <Stack gap={0}>
              <Group gap="xs" align="baseline">
                <AnchorLink
                  to="/$societe/paie/$mois/$contrat"
                  params={{ societe, mois: period, contrat: contratId }}
                >
                  {personName(porte)}, {frenchMonth(period)}
                </AnchorLink>
                <Text span size="sm" fw={600} c="var(--ecart)">
                  {state}
                </Text>
              </Group>
              {reason !== null && (
                <Text size="sm" c="dimmed">
                  {reason.message} {reason.remedy}
                </Text>
              )}
            </Stack>
          </li>
        ))}
        {late.rows.map(({ moisId, contratId, period, porte }) => (
          <li key={`late ${moisId}`}>
            <AnchorLink
              to="/$societe/paie/$mois/$contrat"
              params={{ societe, mois: period, contrat: contratId }}
            >
              {personName(porte)}, {frenchMonth(period)}
            </AnchorLink>{" "}
            n'est pas clos, et un mois plus récent est ouvert
          </li>
        ))}
        <WaitingDrafts drafts={drafts} />
      </ul>
      <Others total={hindered.total + late.total} shown={hindered.rows.length + late.rows.length} />
    </Section>
  );
}

const STEPS = { calcul: "Calcul", validation: "Validation", cloture: "Clôture" } as const;

/** Where the months of a period stand, what is to be done first. */
function standingOf({ bloque, refuse, provisoire, ouvert, aValider, aClore, clos, total }: Period): string {
  const parts = [
    [bloque, "bloqué", "bloqués"],
    [refuse, "refusé", "refusés"],
    [provisoire, "provisoire", "provisoires"],
    [ouvert, "à calculer", "à calculer"],
    [aValider, "à valider", "à valider"],
    [aClore, "à clore", "à clore"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, one, more]) => counted(count, one, more));
  return `${said.join(", ")} · ${clos} sur ${total} clos`;
}
