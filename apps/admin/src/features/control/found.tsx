import { Alert, Anchor, Badge, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { parseDecimal } from "@bareme/kernel";
import { useEffect, useRef } from "react";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { Answers } from "../../api/session.tsx";
import { formatEuros } from "../../format/euros.ts";
import { SourceText } from "../../parts/source-text.tsx";
import { cellAt, type AskedControl } from "./typed-payslip.ts";

type Control = Answers["payroll"]["controlMonth"];
type Fault = Control["faults"][number];
type Step = Control["steps"][number];

/** Every euro that does not close, with its likely cause; then the walk from the net back to the turnover, and forward again. */
export function Found({ control, asked }: { readonly control: Control; readonly asked: AskedControl }) {
  const { faults, unknownLines, missingLines, steps } = control;
  const count = faults.length + unknownLines.length + missingLines.length;
  const top = useRef<HTMLDivElement>(null);
  // The sheet is long: what came of it stands below its end.
  useEffect(() => {
    top.current?.scrollIntoView({ block: "start" });
  }, [control]);
  return (
    <Stack
      gap="lg"
      component="section"
      ref={top}
      aria-label="Résultat du contrôle"
      style={{ scrollMarginTop: "5rem" }}
    >
      {count === 0 ? (
        <Alert
          role="status"
          variant="default"
          icon={<IconCheck color="var(--juste)" aria-hidden />}
          title="Tout se referme à 0,00 €"
        >
          Chaque ligne saisie est celle que les règles donnent, du net à payer au chiffre d'affaires.
        </Alert>
      ) : (
        <Alert
          role="alert"
          color="red"
          variant="light"
          icon={<IconX aria-hidden />}
          title={count === 1 ? "Un écart" : `${count} écarts`}
        >
          Les cases fautives sont encadrées dans la saisie.
        </Alert>
      )}
      <Faults title="Montants qui ne se referment pas" faults={faults} asked={asked} />
      <Faults title="Lignes que rien ne fonde" faults={unknownLines} asked={asked} />
      <Faults title="Lignes qui manquent" faults={missingLines} asked={asked} />
      <Walk
        title="Du net à payer au chiffre d'affaires, sur ce qui est saisi"
        steps={steps.filter(({ direction }) => direction === "retour")}
      />
      <Walk
        title="Du chiffre d'affaires au net à payer, recalculé"
        steps={steps.filter(({ direction }) => direction === "aller")}
      />
    </Stack>
  );
}

function Faults({
  title,
  faults,
  asked,
}: {
  readonly title: string;
  readonly faults: readonly Fault[];
  readonly asked: AskedControl;
}) {
  if (faults.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        {title}
      </Title>
      {faults.map((fault) => (
        <FaultCard key={`${fault.line} ${fault.part}`} fault={fault} cell={cellAt(fault.path, asked)} />
      ))}
    </Stack>
  );
}

const PARTS: Readonly<Record<Fault["part"], string>> = {
  base: "base",
  taux: "taux",
  tauxSalarial: "taux salarial",
  tauxPatronal: "taux patronal",
  salarial: "part salariale",
  patronal: "part patronale",
  montant: "montant",
};

function FaultCard({ fault, cell }: { readonly fault: Fault; readonly cell: string | null }) {
  const { label, part, typed, expected, difference, cause, remedy, source = [] } = fault;
  const isMoney = part === "base" || part === "salarial" || part === "patronal" || part === "montant";
  const write = (value: string): string =>
    isMoney ? formatEuros(value) : `${value.replace(".", ",")}\u202F%`;
  return (
    <Paper withBorder p="md" component="article" aria-label={`${label}, ${PARTS[part]}`}>
      <Group justify="space-between" align="flex-start">
        <Title order={4} size="h5">
          {label}, {PARTS[part]}
        </Title>
        <Badge variant="default" c="var(--ecart)" size="lg" tt="none">
          Écart : {write(difference)}
        </Badge>
      </Group>
      <Text size="sm" mt={4}>
        Saisi : <b>{typed === null ? "absent" : write(typed)}</b> · Attendu : <b>{write(expected)}</b>
      </Text>
      <Text size="sm" mt={4}>
        {cause.charAt(0).toUpperCase() + cause.slice(1)}
      </Text>
      <Text size="sm" c="dimmed">
        {remedy}
      </Text>
      {source.length > 0 && (
        <Text size="sm" c="dimmed" component="div">
          {source.map((one) => (
            <div key={one.text}>
              <SourceText source={one} />
            </div>
          ))}
        </Text>
      )}
      {cell !== null && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => document.querySelector<HTMLInputElement>(`#${cell}`)?.focus()}
        >
          Aller à la case
        </Anchor>
      )}
    </Paper>
  );
}

function Walk({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={640}>
        <Table aria-label={title} withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Étape</Table.Th>
              <Table.Th>Compte</Table.Th>
              <Table.Th ta="right">Somme</Table.Th>
              <Table.Th ta="right">Doit faire</Table.Th>
              <Table.Th ta="right">Écart</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {steps.map((step) => (
              <StepRow key={step.label} step={step} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function StepRow({ step: { label, terms, sum, due, difference, closes } }: { readonly step: Step }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" style={{ verticalAlign: "top" }}>
        {label}
      </Table.Th>
      <Table.Td>
        {terms.map((term, index) => (
          <Text key={`${term.label} ${index}`} size="sm">
            {index === 0 && term.sign === "+" ? "" : `${term.sign === "+" ? "+" : "\u2212"} `}
            {term.label} {money(term.amount)}
            {!term.typed && (
              <Text span size="xs" c="dimmed">
                {" "}
                (recalculé)
              </Text>
            )}
          </Text>
        ))}
      </Table.Td>
      <Table.Td ta="right">{money(sum)}</Table.Td>
      <Table.Td ta="right">{money(due)}</Table.Td>
      <Table.Td ta="right" c={closes ? "var(--juste)" : "var(--faux)"} style={{ whiteSpace: "nowrap" }}>
        {closes ? (
          <IconCheck size={14} aria-label="se referme" />
        ) : (
          <IconX size={14} aria-label="ne se referme pas" />
        )}{" "}
        {money(difference)}
      </Table.Td>
    </Table.Tr>
  );
}

function money(value: string): string {
  return parseDecimal(value) === undefined ? value : formatEuros(value);
}
