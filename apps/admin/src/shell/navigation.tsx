import { Text } from "@mantine/core";
import {
  IconBook2,
  IconBuildingBank,
  IconBuildingStore,
  IconCalculator,
  IconCalendarMonth,
  IconChecklist,
  IconFileImport,
  IconGitCompare,
  IconHistory,
  IconHome,
  IconListDetails,
  IconPencil,
  IconScale,
  IconUsers,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useMay, useSociete } from "../api/session.tsx";
import classes from "./shell.module.css";

/** The ways of the app, by what people come to do. The publisher of rules pays nobody. */
export function Navigation({ onGo }: { readonly onGo: () => void }) {
  const { slug, kind } = useSociete();
  const administers = useMay("administer");
  const params = { societe: slug };
  const ways = [
    { group: null, to: "/$societe", label: "Tableau de bord", Icon: IconHome, shown: true },
    {
      group: "Paie",
      to: "/$societe/paie",
      label: "Mois",
      Icon: IconCalendarMonth,
      shown: kind === "company",
    },
    {
      group: "Paie",
      to: "/$societe/portes",
      label: "Salariés portés",
      Icon: IconUsers,
      shown: kind === "company",
    },
    {
      group: "Paie",
      to: "/$societe/import",
      label: "Importer",
      Icon: IconFileImport,
      shown: kind === "company",
    },
    {
      group: "Paie",
      to: "/$societe/controle",
      label: "Contrôler un bulletin",
      Icon: IconChecklist,
      shown: kind === "company",
    },
    {
      group: "Paie",
      to: "/$societe/simulateur",
      label: "Simulateur",
      Icon: IconCalculator,
      shown: kind === "company",
    },
    { group: "Règles", to: "/$societe/regles", label: "Règles", Icon: IconScale, shown: true },
    { group: "Règles", to: "/$societe/brouillons", label: "Brouillons", Icon: IconPencil, shown: true },
    { group: "Règles", to: "/$societe/scenarios", label: "Scénarios", Icon: IconListDetails, shown: true },
    { group: "Règles", to: "/$societe/versions", label: "Versions", Icon: IconGitCompare, shown: true },
    {
      group: "Société",
      to: "/$societe/employeur",
      label: "Employeur",
      Icon: IconBuildingStore,
      shown: kind === "company",
    },
    {
      group: "Société",
      to: "/$societe/utilisateurs",
      label: "Utilisateurs",
      Icon: IconBuildingBank,
      shown: administers,
    },
    { group: "Société", to: "/$societe/journal", label: "Journal", Icon: IconHistory, shown: administers },
  ] as const;
  const shown = ways.filter((way) => way.shown);
  return (
    <nav aria-label="Principale">
      {shown.map(({ group, to, label, Icon }, index) => (
        <Fragment key={to}>
          {group !== null && group !== shown[index - 1]?.group && (
            <Text size="xs" c="dimmed" tt="uppercase" fw={600} mt="md" mb={4} px="sm">
              {group}
            </Text>
          )}
          <Link
            to={to}
            params={params}
            className={classes["way"]}
            activeOptions={{ exact: to === "/$societe" }}
            onClick={onGo}
          >
            <Icon size={18} aria-hidden /> {label}
          </Link>
        </Fragment>
      ))}
      <Text size="xs" c="dimmed" mt="xl" px="sm">
        <IconBook2 size={14} aria-hidden /> Un montant souligné se clique : il dit d'où il vient.
      </Text>
    </nav>
  );
}
