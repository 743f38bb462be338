import { Divider, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import type { Aim } from "@bareme/payroll";
import type { Simulated } from "../../core/simulation/simulated.ts";
import { DecimalField } from "./decimal-field.tsx";
import { shortest, type Typed } from "./supposed-of.ts";
import { AIMS, isAim, typeActivity, type Change, type SimulatorState } from "./state.ts";
import { TYPE_IT } from "./words.ts";

/** Any of the figures can be typed; the others follow. What was typed carries its mark. */
export function ObjectiveFields({
  state,
  onChange,
  simulated,
  found,
  missing,
}: {
  readonly state: SimulatorState;
  readonly onChange: Change;
  readonly simulated: Simulated | null;
  /** The value that was looked for. */
  readonly found: string | null;
  readonly missing: readonly Typed[];
}) {
  const { asked, lever, whole } = state;
  const each = whole ? " par mois" : "";
  const sought = isAim(asked) ? lever : null;
  const activity = (field: "tjm" | "jours"): string => {
    if (asked === "ca" || sought === "ca") return "";
    return sought === field ? shortest(found ?? "") : state[field];
  };
  const ask = (field: Typed): string | undefined => (missing.includes(field) ? TYPE_IT[field] : undefined);
  const mark = (typed: boolean, looked = false): string => (typed ? "saisi" : looked ? "cherché" : "");
  return (
    <Paper withBorder p="md" component="section" aria-label="Ce que vous savez">
      <Title order={2} size="h4" mb={4}>
        Ce que vous savez
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Saisissez ce que vous connaissez, le reste suit.
      </Text>
      <Stack gap="xs">
        <DecimalField
          label="TJM (taux journalier HT)"
          description={mark(asked === "activite" || sought === "jours", sought === "tjm")}
          unit="€"
          value={activity("tjm")}
          error={ask("tjm")}
          onValue={(value) => onChange(typeActivity(state, "tjm", value))}
        />
        <DecimalField
          label={`Jours facturés${each}`}
          description={mark(asked === "activite" || sought === "tjm", sought === "jours")}
          unit="jours"
          value={activity("jours")}
          error={ask("jours")}
          onValue={(value) => onChange(typeActivity(state, "jours", value))}
        />
        <DecimalField
          label={`Chiffre d'affaires HT${each}`}
          description={mark(asked === "ca", sought === "ca")}
          unit="€"
          value={asked === "ca" ? state.ca : (simulated?.ca ?? "")}
          error={ask("ca")}
          onValue={(ca) => onChange({ ca, asked: "ca" })}
        />
        <Divider my={4} />
        {AIMS.filter(({ id }) => !whole || id !== "budgetDePaie").map(({ id, label }) => (
          <DecimalField
            key={id}
            label={whole ? `${label} de l'année` : label}
            description={mark(asked === id)}
            unit="€"
            value={asked === id ? state.amount : (resultOf(id, simulated) ?? "")}
            error={asked === id ? ask("amount") : undefined}
            onValue={(amount) => onChange({ amount, asked: id, lever: asked === "ca" ? "ca" : lever })}
          />
        ))}
        {sought !== null && (
          <Stack gap={4} mt="xs">
            <Text size="sm" fw={500} id="simulateur-levier">
              Chercher
            </Text>
            <SegmentedControl
              fullWidth
              aria-labelledby="simulateur-levier"
              value={sought}
              onChange={(value) => {
                if (value === "tjm" || value === "jours" || value === "ca") onChange({ lever: value });
              }}
              data={[
                { value: "jours", label: "les jours" },
                { value: "tjm", label: "le TJM" },
                { value: "ca", label: "le CA" },
              ]}
            />
          </Stack>
        )}
      </Stack>
    </Paper>
  );
}

function resultOf(aim: Aim, simulated: Simulated | null): string | null {
  if (simulated === null) return null;
  if (aim === "budgetDePaie") return simulated.sums.budgetDePaie;
  return simulated.totals[aim];
}
