import { Table, Text, Title } from "@mantine/core";
import { approximate, decimal } from "@bareme/kernel";
import { scaleLinear } from "d3-scale";
import type { ExplainAsked } from "../../explanation/explain-context.tsx";
import type { Step } from "../../core/simulation/simulated.ts";
import { Amount } from "../../parts/amount.tsx";
import classes from "./waterfall.module.css";

/** Where the money goes, step by step: a table whose bars stand between the running sums. The bars add nothing to what the cells say. */
export function WaterfallView({
  steps,
  explainOf,
}: {
  readonly steps: readonly Step[];
  readonly explainOf: (amount: string) => ExplainAsked;
}) {
  // Without the account of every month there is no way to draw; the head of the result says so.
  if (steps.length === 0) return null;
  const ends = steps.flatMap(({ before, after }) => [toLength(before), toLength(after)]);
  const scale = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(1, ...ends)])
    .range([0, 100]);
  return (
    <section aria-labelledby="simulateur-cascade">
      <Title order={2} size="h4" id="simulateur-cascade" mb="xs">
        Du chiffre d'affaires au net à payer
      </Title>
      <Table className={classes["table"]} verticalSpacing={0} withRowBorders={false}>
        <Table.Caption className={classes["caption"]}>
          Chaque étape, de haut en bas, s'ajoute à la précédente ou s'en retire ; les lignes en gras sont les
          sommes.
        </Table.Caption>
        <Table.Thead className={classes["head"]}>
          <Table.Tr>
            <Table.Th scope="col">Étape</Table.Th>
            <Table.Th aria-hidden />
            <Table.Th scope="col">Montant</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map((step, index) => (
            <Table.Tr key={step.id} className={step.kind === "level" ? classes["level"] : undefined}>
              <Table.Th scope="row" className={classes["label"]}>
                {step.label}
              </Table.Th>
              <Table.Td className={classes["drawing"]} aria-hidden>
                <Bar step={step} next={steps[index + 1]} scale={scale} />
              </Table.Td>
              <Table.Td className={classes["amount"]}>
                <Amount
                  value={step.amount}
                  of={step.label}
                  explain={step.explains === null ? undefined : explainOf(step.explains)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt={4}>
        Chaque montant se clique : il dit d'où il vient, jusqu'à l'article.
      </Text>
    </section>
  );
}

/** A bar between two running sums, and the thread that leads to the next one. */
function Bar({
  step,
  next,
  scale,
}: {
  readonly step: Step;
  readonly next: Step | undefined;
  readonly scale: (value: number) => number;
}) {
  const [before, after] = [scale(toLength(step.before)), scale(toLength(step.after))];
  const falls = step.kind === "move" && step.amount.startsWith("-");
  const name = step.kind === "level" ? "ofLevel" : falls ? "ofFall" : "ofRise";
  return (
    <svg className={classes["bar"]} viewBox="0 0 100 28" preserveAspectRatio="none" focusable="false">
      <rect
        className={classes[name]}
        x={Math.min(before, after)}
        y={step.kind === "level" ? 4 : 8}
        width={Math.max(Math.abs(after - before), 0.4)}
        height={step.kind === "level" ? 20 : 12}
      />
      {next !== undefined && (
        <line
          className={classes["thread"]}
          x1={after}
          x2={after}
          y1={step.kind === "level" ? 24 : 20}
          y2={28}
        />
      )}
    </svg>
  );
}

/** The length of a bar: a drawing, never an amount. */
function toLength(amount: string): number {
  return approximate(decimal(amount));
}
