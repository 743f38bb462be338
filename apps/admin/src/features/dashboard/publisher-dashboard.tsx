import { frenchDate } from "@bareme/kernel";
import { Stack, Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { formatDay } from "../../format/instants.ts";
import { ruleSetWords } from "../../format/rule-set.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Section } from "./section.tsx";
import classes from "./dashboard.module.css";

const RELEASES_SHOWN = 8;

const STATUS = {
  open: "en cours d'écriture",
  submitted: "en relecture",
  approved: "approuvé, à publier",
} as const;

/** The publisher of rules pays nobody: its morning is drafts that wait, and what was published last. */
export function PublisherDashboard() {
  const { societe, slug } = useSociete();
  const trpc = useTRPC();
  const { data: drafts } = useSuspenseQuery(trpc.rules.listDrafts.queryOptions({}));
  const { data: releases } = useSuspenseQuery(trpc.rules.listReleases.queryOptions({}));
  const waiting = drafts.flatMap(({ id, label, status, updatedAt }) =>
    status === "published" || status === "abandoned" ? [] : [{ id, label, status, updatedAt }],
  );
  const last = releases
    .toSorted((left, right) => (left.knownFrom < right.knownFrom ? 1 : -1))
    .slice(0, RELEASES_SHOWN);
  return (
    <Stack gap="xl">
      <PageHead title="Tableau de bord" says={`${societe} : les règles de la loi et de la convention`} />
      <Section title="Brouillons qui attendent">
        {waiting.length === 0 ? (
          <Text>
            Aucun brouillon n'attend.{" "}
            <AnchorLink to="/$societe/brouillons" params={{ societe: slug }}>
              En commencer un
            </AnchorLink>
          </Text>
        ) : (
          <ul className={classes["waiting"]}>
            {waiting.map(({ id, label, status, updatedAt }) => (
              <li key={id}>
                <AnchorLink to="/$societe/brouillons/$brouillon" params={{ societe: slug, brouillon: id }}>
                  {label}
                </AnchorLink>
                {"\u202F"}: {STATUS[status]}, changé le {formatDay(updatedAt)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Dernières versions publiées">
        {last.length === 0 ? (
          <Text>Rien n'est encore publié.</Text>
        ) : (
          <Table.ScrollContainer minWidth={560} type="native">
            <Table aria-label="Dernières versions publiées" verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Règles</Table.Th>
                  <Table.Th>Version</Table.Th>
                  <Table.Th>Connue depuis</Table.Th>
                  <Table.Th>Date d'effet</Table.Th>
                  <Table.Th>Motif</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {last.map(({ id, ruleSet, number, knownFrom, effectiveFrom, reason }) => (
                  <Table.Tr key={id}>
                    <Table.Th scope="row" className={classes["name"]}>
                      {ruleSetWords(ruleSet)}
                    </Table.Th>
                    <Table.Td>
                      <AnchorLink
                        to="/$societe/versions/comparer"
                        params={{ societe: slug }}
                        search={{ regles: ruleSet, vers: String(number) }}
                        size="sm"
                      >
                        version {number}
                      </AnchorLink>
                    </Table.Td>
                    <Table.Td>{frenchDate(knownFrom.slice(0, 10))}</Table.Td>
                    <Table.Td>{frenchDate(effectiveFrom)}</Table.Td>
                    <Table.Td>{reason}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Section>
    </Stack>
  );
}
