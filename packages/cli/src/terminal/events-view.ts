import type { EventResult } from "@bareme/engine";
import type { Paint, Screen } from "./screen.ts";
import { paragraph } from "./table.ts";

/** Blocks first, then warnings: message, remedy, article. */
export function renderEvents(events: readonly EventResult[], screen: Screen, paint: Paint): string {
  const blocks = events.filter(({ severity }) => severity === "block");
  const warnings = events.filter(({ severity }) => severity === "warn");
  return [...blocks, ...warnings].map((event) => `\n${renderEvent(event, screen, paint)}`).join("");
}

function renderEvent(
  { severity, label, item, message, remedy, source }: EventResult,
  screen: Screen,
  paint: Paint,
): string {
  const blocking = severity === "block";
  const title = `${label}${item === undefined ? "" : ` · ${item}`}`;
  const cited = source.map(({ text }) => text).join(" ; ");
  return (
    paint(
      blocking ? "red" : "yellow",
      paragraph(blocking ? `Bloquant : ${title}` : `À vérifier : ${title}`, screen, blocking ? "✗ " : "! "),
    ) +
    paragraph(message, screen, "  ") +
    paragraph(remedy, screen, "  → ") +
    (cited === "" ? "" : paint("dim", paragraph(cited, screen, "  ")))
  );
}
