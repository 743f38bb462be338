import { Group, SegmentedControl, Stack, Text, TextInput, Title } from "@mantine/core";
import { ofFrenchMonth, parseMonth, type Month } from "@bareme/kernel";
import { useState } from "react";
import { useSociete, type Answers } from "../../../api/session.tsx";
import { AnchorLink } from "../../../parts/links.tsx";
import { useDossier } from "../records/dossier-context.tsx";
import { isRecord, parseRecord, textOf, type JsonRecord } from "../records/fields.ts";
import { RecordSection } from "../records/record-section.tsx";
import type { Piece } from "../records/shapes.ts";
import { DAY_ENTRY, MONTH_ENTRY, TIME_NATURES } from "../records/time-shapes.ts";
import { dayEntries, type CraRow, type Measure } from "./cells.ts";
import { CraMonth } from "./cra-month.tsx";

type Contrat = Answers["payroll"]["readContrat"]["contrat"];

/** The work of a month: the calendar, the summaries, and each entry. */
export function CraTab({ contrat }: { readonly contrat: Contrat }) {
  const { slug } = useSociete();
  const { pieces, closed } = useDossier();
  const [chosen, setChosen] = useState(() => latestMonth(contrat, pieces));
  const month = parseMonth(chosen);
  const mode = month === undefined ? "" : modeIn(parseRecord(contrat.data), month);
  const [measure, setMeasure] = useState<Measure>(mode === "heures" ? "heures" : "jours");
  const inMonth = (piece: Piece): boolean => piece.date.slice(0, 7) === chosen;
  return (
    <Stack gap="xl">
      <Group align="flex-end" gap="md">
        <TextInput
          type="month"
          label="Mois du CRA"
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Ce que le calendrier compte"
          value={measure}
          onChange={(next) => setMeasure(asMeasure(next))}
          data={[
            { value: "jours", label: "Jours" },
            { value: "heures", label: "Heures" },
            { value: "teletravail", label: "Télétravail" },
          ]}
        />
        {month !== undefined && (
          <AnchorLink
            to="/$societe/paie/$mois/$contrat"
            params={{ societe: slug, mois: month, contrat: contrat.id }}
          >
            Paie {ofFrenchMonth(month)}
          </AnchorLink>
        )}
      </Group>
      {month !== undefined && (
        <Stack gap="sm">
          <Title order={2} size="h3">
            Calendrier {ofFrenchMonth(month)}
          </Title>
          <Text size="sm" c="dimmed">
            {closed.has(month)
              ? "Ce mois est clos : son compte rendu ne change plus. Une erreur se corrige par un rappel, dans un mois ouvert."
              : `Flèches pour aller de case en case, Entrée pour descendre. ${WAYS[measure]} ${mode === "heures" ? "La paie de ce contrat compte les heures." : mode === "jours" ? "La paie de ce contrat compte les jours." : ""}`}
          </Text>
          {pieces.some(
            (piece) => piece.kind === "cra" && inMonth(piece) && MONTH_ENTRY.takes?.(parseRecord(piece.data)),
          ) && (
            <Text size="sm">
              Ce mois a un résumé, plus bas : pour une même mission et une même nature, c'est le résumé ou le
              calendrier, pas les deux.
            </Text>
          )}
          <CraMonth
            key={month}
            month={month}
            measure={measure}
            rows={rowsOf(pieces, month)}
            entries={dayEntries(pieces, month)}
            isClosed={closed.has(month)}
          />
        </Stack>
      )}
      <RecordSection shape={MONTH_ENTRY} keep={inMonth} start={{ mois: chosen }} />
      <RecordSection shape={DAY_ENTRY} keep={inMonth} />
    </Stack>
  );
}

const WAYS: Readonly<Record<Measure, string>> = {
  jours: "Tapez 1 ou 0,5 ; la barre d'espace change la case.",
  heures: "Tapez les heures du jour, comme 7 ou 7,5.",
  teletravail: "Tapez 1 ou 0,5 pour la part faite en télétravail, sur un jour déjà saisi.",
};

function asMeasure(text: string): Measure {
  return text === "heures" || text === "teletravail" ? text : "jours";
}

/** The month of the last entry, else that of the contract's beginning. */
function latestMonth(contrat: Contrat, pieces: readonly Piece[]): string {
  const last = pieces
    .filter(({ kind }) => kind === "cra")
    .map(({ date }) => date.slice(0, 7))
    .toSorted()
    .at(-1);
  return last ?? contrat.debut.slice(0, 7);
}

/** How the contract counts time in a month, its avenants read. */
function modeIn(record: JsonRecord, month: Month): string {
  const avenants = (Array.isArray(record["avenants"]) ? record["avenants"] : []).filter(isRecord);
  const last = avenants
    .filter((one) => textOf(one["aPartirDe"]) <= month && textOf(one["modeDuree"]) !== "")
    .toSorted((left, right) => textOf(left["aPartirDe"]).localeCompare(textOf(right["aPartirDe"])))
    .at(-1);
  return textOf(last?.["modeDuree"] ?? record["modeDuree"]);
}

/** The missions that run in the month, then time that is no client's, then what entries say besides. */
function rowsOf(pieces: readonly Piece[], month: Month): readonly CraRow[] {
  const missions = pieces
    .filter(({ kind }) => kind === "mission")
    .map(({ data }) => parseRecord(data))
    .filter((record) => {
      const [debut, fin] = [textOf(record["debut"]), textOf(record["fin"])];
      return debut.slice(0, 7) <= month && (fin === "" || fin.slice(0, 7) >= month);
    })
    .map((record): CraRow => {
      const [id, client] = [textOf(record["id"]), textOf(record["client"])];
      return { mission: id, nature: "prestation", label: client === "" ? id : client };
    });
  const others = TIME_NATURES.filter(({ value }) => value !== "prestation").map(
    ({ value, label }): CraRow => ({ mission: "", nature: value, label }),
  );
  const usual = [...missions, ...others];
  const besides = [...dayEntries(pieces, month).keys()].map((key): CraRow => {
    const [, mission = "", nature = ""] = key.split("|");
    const words = TIME_NATURES.find(({ value }) => value === nature)?.label ?? nature;
    return { mission, nature, label: mission === "" ? words : `${words}, ${mission}` };
  });
  const isSame = (one: CraRow, other: CraRow): boolean =>
    one.mission === other.mission && one.nature === other.nature;
  return besides.reduce<readonly CraRow[]>(
    (rows, row) => (rows.some((one) => isSame(one, row)) ? rows : [...rows, row]),
    usual,
  );
}
