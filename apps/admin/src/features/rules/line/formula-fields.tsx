import type { Problem } from "@bareme/kernel";
import type { Line } from "@bareme/rule-schema";
import { Code, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { markOf } from "../../../core/mark-of.ts";
import type { SaidFormula, SaidLine } from "../../../core/say-line.ts";
import { tied } from "../../../format/tied.ts";
import { rulesCore } from "../../../core/use-core.ts";
import { isList, isRecord, type Path, type Plain } from "../../../rule-text/plain.ts";
import { faultsAt } from "../../../rule-text/statement-text.ts";
import type { OwnRules, StatementEdit } from "../../../rule-text/use-statement.ts";
import { FaultText } from "./fault-text.tsx";
import classes from "./line.module.css";
import { formulaPlaces, type FormulaPlace } from "./line-formulas.ts";

const FormulaEditor = lazy(async () => ({ default: (await import("./formula-editor.tsx")).FormulaEditor }));

/** Each formula of a line as it is written, with its French under it; typed in a draft. */
export function FormulaFields({
  line,
  edit,
  rules,
  said,
  problems,
}: {
  readonly line: Line;
  readonly edit: StatementEdit;
  readonly rules: OwnRules;
  readonly said: SaidLine | undefined;
  readonly problems: readonly Problem[];
}) {
  return (
    <Stack gap="md">
      {formulaPlaces(line).map((place) => {
        const typed = textAt(edit.said?.value, place.path);
        const isTyped = edit.text.isEditable && typed !== undefined && !isName(place);
        return isTyped ? (
          <TypedFormula
            key={place.path.join(" ")}
            place={{ ...place, text: typed }}
            line={line}
            edit={edit}
            rules={rules}
            problems={problems}
          />
        ) : (
          <ReadFormula key={place.path.join(" ")} place={place} french={said?.formulas[place.text]} />
        );
      })}
    </Stack>
  );
}

/** A grid is chosen, not computed. */
function isName({ path }: FormulaPlace): boolean {
  return path[0] === "grid";
}

function ReadFormula({
  place: { label, text },
  french,
}: {
  readonly place: FormulaPlace;
  readonly french: string | undefined;
}) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Code block style={{ whiteSpace: "pre-wrap" }}>
        {text}
      </Code>
      {french !== undefined && french !== text && (
        <Text size="sm" c="dimmed" maw="75ch" className={classes["said"]}>
          {tied(french)}
        </Text>
      )}
    </div>
  );
}

function TypedFormula({
  place,
  line,
  edit,
  rules,
  problems,
}: {
  readonly place: FormulaPlace;
  readonly line: Line;
  readonly edit: StatementEdit;
  readonly rules: OwnRules;
  readonly problems: readonly Problem[];
}) {
  const { data } = useQuery<SaidFormula>({
    queryKey: ["said-formula", place.text, markOf(rules.texts)],
    queryFn: () => rulesCore().sayFormula(rules.texts, place.text),
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const own = faultsAt(edit.said?.faults ?? [], place.path);
  const isUnread = data !== undefined && !data.ok;
  return (
    <div>
      <Text size="sm" fw={600} id={`formula ${place.path.join(" ")}`}>
        {place.label}
      </Text>
      <Suspense fallback={<Code block>{place.text}</Code>}>
        <FormulaEditor
          label={`${place.label}, ${line.label}`}
          text={place.text}
          names={rules.names}
          each={line.each ?? null}
          unread={isUnread ? data : null}
          problems={[...own, ...problems]}
          onType={(text) => void edit.set(place.path, text)}
        />
      </Suspense>
      {isUnread && (
        <Text size="sm" c="var(--faux)" role="alert">
          {`${data.message.charAt(0).toUpperCase()}${data.message.slice(1)}, au caractère ${data.from + 1}.`}
        </Text>
      )}
      <FaultText problems={own} />
      {data?.ok === true && data.french !== place.text && (
        <Text size="sm" c="dimmed" maw="75ch" mt={2} className={classes["said"]}>
          {tied(data.french)}
        </Text>
      )}
    </div>
  );
}

function textAt(value: Plain | undefined, path: Path): string | undefined {
  let at: Plain | undefined = value;
  for (const step of path) {
    if (isList(at) && typeof step === "number") at = at[step];
    else if (isRecord(at) && typeof step === "string") at = at[step];
    else return undefined;
  }
  return typeof at === "string" ? at : undefined;
}
