import { frenchMonth } from "@bareme/kernel";
import { List, Paper, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconBan } from "@tabler/icons-react";
import type { SimulatedMonth } from "../../core/simulation/simulated.ts";
import { Sources } from "./cause-text.tsx";

type Event = SimulatedMonth["events"][number];

/** What the rules want looked at, what blocks first, each with what to do. The same word of several months is said once. */
export function EventsView({ months }: { readonly months: readonly SimulatedMonth[] }) {
  const said = new Map<string, { readonly event: Event; readonly periods: string[] }>();
  for (const { period, events } of months)
    for (const event of events) {
      const key = `${event.check} ${event.item ?? ""} ${months.length > 1 ? "" : event.message}`;
      const known = said.get(key);
      if (known === undefined) said.set(key, { event, periods: [period] });
      else known.periods.push(period);
    }
  const all = [...said.values()].toSorted((left, right) => rankOf(left.event) - rankOf(right.event));
  if (all.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="simulateur-alertes">
      <Title order={2} size="h4" id="simulateur-alertes" mb="xs">
        À vérifier
      </Title>
      <List listStyleType="none" spacing="sm">
        {all.map(({ event, periods }) => (
          <List.Item
            key={`${event.check} ${event.item ?? ""} ${periods[0] ?? ""}`}
            icon={
              event.severity === "block" ? (
                <IconBan size={18} aria-hidden />
              ) : (
                <IconAlertTriangle size={18} aria-hidden />
              )
            }
          >
            <Text size="sm" fw={500}>
              {event.severity === "block" ? "Bloquant : " : ""}
              {event.label}
              {months.length > 1 &&
                ` (${periods.length > 1 ? `${periods.length} mois, dès ` : ""}${frenchMonth(periods[0] ?? "")})`}
            </Text>
            <Text size="sm">{event.message}</Text>
            <Text size="sm" c="dimmed">
              {event.remedy} <Sources all={event.source} />
            </Text>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}

function rankOf({ severity }: Event): number {
  return severity === "block" ? 0 : 1;
}
