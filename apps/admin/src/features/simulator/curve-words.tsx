import { frenchNumber } from "@bareme/kernel";
import type { Cliff } from "@bareme/payroll";
import { List, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { DrawnCurve, DrawnHole } from "../../core/simulation/draw-curve.ts";
import { formatEuros } from "../../format/euros.ts";
import { causeText, Origins, Sources } from "./cause-text.tsx";
import { causeWords, changeText, eurosOrDash } from "./words.ts";

/** The cliffs and holes of a curve, each to the cent and with the rule and the text that make it. */
export function CurveWords({
  curve: { cliffs, holes, leastSeen, evaluations },
}: {
  readonly curve: DrawnCurve;
}) {
  const falls = cliffs.filter((cliff) => cliff.falls);
  const rises = cliffs.filter((cliff) => !cliff.falls);
  return (
    <>
      <Section title="La paie ne bouge pas, le surplus reste sur le compte">
        {holes.map((hole) => (
          <HoleWords key={hole.from} hole={hole} />
        ))}
      </Section>
      <Section title="Un centime de plus fait baisser le net">
        {falls.map((cliff) => (
          <CliffWords key={cliff.before} cliff={cliff} />
        ))}
      </Section>
      <Section title="Un centime de plus fait monter le net d'un coup">
        {rises.map((cliff) => (
          <CliffWords key={cliff.before} cliff={cliff} />
        ))}
      </Section>
      <Text size="xs" c="dimmed">
        Sauts et trous d'au moins {formatEuros(leastSeen)}, situés au centime ;{" "}
        {frenchNumber(String(evaluations))} évaluations des règles.
      </Text>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <List size="sm" spacing={4}>
        {children}
      </List>
    </div>
  );
}

function HoleWords({ hole: { from, to, netAPayer, remainder, causes } }: { readonly hole: DrawnHole }) {
  const [first] = causes;
  return (
    <List.Item>
      De {formatEuros(from)} à {formatEuros(to)}, le net à payer reste de {eurosOrDash(netAPayer)} ; à la fin,{" "}
      {formatEuros(remainder)} restent sur le compte.
      {first !== undefined && (
        <>
          {" "}
          Pour un centime de salaire de plus, {causeWords(first)} · <Sources all={first.source} />
          <Origins all={first.origins} />
        </>
      )}
    </List.Item>
  );
}

function CliffWords({ cliff }: { readonly cliff: Cliff }) {
  const moves = [
    ["net à payer", cliff.netAPayer],
    ["net avant impôt", cliff.netAvantImpot],
    ["frais de gestion", cliff.fraisDeGestion],
  ] as const;
  const told = moves
    .filter(([, change]) => !/^-?0\.0\d$/.test(change))
    .map(([label, change]) => `${label} ${changeText(change)}`);
  const [cause] = cliff.causes;
  return (
    <List.Item>
      {cliff.falls ? "▼" : "▲"} De {formatEuros(cliff.before)} à {formatEuros(cliff.after)} :{" "}
      {told.join(", ")}.{cause !== undefined && <> {causeText(cause)}</>}
    </List.Item>
  );
}
