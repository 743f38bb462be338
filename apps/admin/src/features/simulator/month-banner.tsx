import { addMonths, frenchMonth, month } from "@bareme/kernel";
import { ActionIcon, Group, NativeSelect, Paper, SegmentedControl, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { Change, SimulatorState } from "./state.ts";

/** For which month all that is shown below holds, and the way to another one: nobody reads the figures of a wrong year. */
export function MonthBanner({
  state,
  onChange,
  knownUntil,
}: {
  readonly state: SimulatorState;
  readonly onChange: Change;
  readonly knownUntil: string | null;
}) {
  const { period, whole } = state;
  const year = period.slice(0, 4);
  const last = knownUntil?.slice(0, 7);
  const step = whole ? 12 : 1;
  const next = addMonths(month(period), step);
  const isLast = last !== undefined && (whole ? next.slice(0, 4) > last.slice(0, 4) : next > last);
  const go = (to: string): void => onChange({ period: last !== undefined && to > last ? last : to });
  return (
    <Paper withBorder p="sm" mb="lg" component="section" aria-label="Mois simulé">
      <Group justify="space-between" gap="sm">
        <Text role="status">
          Cette simulation vaut pour <strong>{whole ? `l'année ${year}` : frenchMonth(period)}</strong>
          {whole
            ? ", mois par mois, la même chaque mois."
            : ", premier mois d'un compte : sans cumul ni solde d'avant."}
        </Text>
        <Group gap="xs">
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={whole ? "Année précédente" : "Mois précédent"}
            onClick={() => go(addMonths(month(period), -step))}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <NativeSelect
            aria-label={whole ? "Année de la simulation" : "Mois de la simulation"}
            value={period}
            onChange={({ currentTarget }) => go(currentTarget.value)}
            data={periodsAround(period, step, last).map((one) => ({
              value: one,
              label: whole ? one.slice(0, 4) : frenchMonth(one),
            }))}
          />
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={whole ? "Année suivante" : "Mois suivant"}
            onClick={() => go(next)}
            disabled={isLast}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <SegmentedControl
            aria-label="Durée simulée"
            value={whole ? "year" : "month"}
            onChange={(value) => onChange(spanning(state, value === "year"))}
            data={[
              { value: "month", label: "Un mois" },
              { value: "year", label: `Toute l'année ${year}` },
            ]}
          />
        </Group>
      </Group>
    </Paper>
  );
}

/** A year has no budget of its own: what a month leaves, the next one's budget holds again. */
function spanning({ asked }: SimulatorState, whole: boolean): Partial<SimulatorState> {
  return whole && asked === "budgetDePaie" ? { whole, asked: "activite" } : { whole };
}

const AROUND = 24;

function periodsAround(period: string, step: number, last: string | undefined): readonly string[] {
  const here = month(period);
  const most = Math.floor(AROUND / Math.min(step, 6));
  return Array.from({ length: 2 * most + 1 }, (_, index) => addMonths(here, (index - most) * step)).filter(
    (one) => one === here || last === undefined || one.slice(0, step === 12 ? 4 : 7) <= last,
  );
}
