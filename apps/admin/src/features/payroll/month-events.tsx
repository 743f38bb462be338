import { Alert, List, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { ProblemText } from "../../parts/problems.tsx";
import { SourceText } from "../../parts/source-text.tsx";
import classes from "./payroll.module.css";
import type { PayslipOfMonth } from "./words.ts";

type View = PayslipOfMonth["month"];

/** What stops the month and what it warns of: in the words of the rules, with what to do and the article. */
export function MonthEvents({ view: { contratId, problems, events, state } }: { readonly view: View }) {
  const { slug } = useSociete();
  const blocks = events.filter(({ severity }) => severity === "block");
  const warnings = events.filter(({ severity }) => severity === "warn");
  const stops = problems.length > 0 || blocks.length > 0;
  if (!stops && state !== "provisoire" && warnings.length === 0) return null;
  return (
    <Stack gap="sm" mb="lg">
      {stops && (
        <Alert
          role="alert"
          variant="default"
          className={classes["stops"] ?? ""}
          icon={<IconAlertTriangle aria-hidden color="var(--faux)" />}
          title={
            problems.length > 0
              ? "Ce mois ne peut pas être calculé"
              : "Ce mois est bloqué : il ne peut pas être payé"
          }
        >
          <List listStyleType="none" spacing="sm">
            {problems.map((problem, index) => (
              <List.Item key={`${problem.code} ${index}`}>
                <ProblemText problem={problem} />
              </List.Item>
            ))}
            <Events events={blocks} />
          </List>
          <AnchorLink
            to="/$societe/contrats/$contrat"
            params={{ societe: slug, contrat: contratId }}
            mt="xs"
            display="inline-block"
          >
            Corriger les données du contrat
          </AnchorLink>
        </Alert>
      )}
      {state === "provisoire" && (
        <Alert variant="default" icon={<IconInfoCircle aria-hidden />} title="Mois provisoire">
          Il s'ouvre d'un mois qui ne peut pas être payé : ses montants changeront avec lui.
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert
          variant="default"
          icon={<IconAlertTriangle aria-hidden color="var(--ecart)" />}
          title="À vérifier ; cela n'empêche pas de payer"
        >
          <List listStyleType="none" spacing="sm">
            <Events events={warnings} />
          </List>
        </Alert>
      )}
    </Stack>
  );
}

function Events({ events }: { readonly events: View["events"] }) {
  return events.map(({ check, item, label, message, remedy, source }) => (
    <List.Item key={`${check} ${item ?? ""}`}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="sm">{message}</Text>
      <Text size="sm" c="dimmed">
        {remedy}
      </Text>
      {source.map((one) => (
        <Text key={one.text} size="sm" component="div">
          <SourceText source={one} />
        </Text>
      ))}
    </List.Item>
  ));
}
