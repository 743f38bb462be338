import { useParams, useSearch } from "@tanstack/react-router";
import { lazy } from "react";
import { RulesFrame } from "../../draft-text/rules-frame.tsx";
import { genreOf } from "../../rule-text/genres.ts";
import { MissingRule } from "./missing-rule.tsx";
import { StatementView } from "./statement-view.tsx";

// Each kind of rule has an editor of its own, loaded when one of its kind is opened.
const ParameterView = lazy(async () => ({
  default: (await import("./parameter/parameter-view.tsx")).ParameterView,
}));
const GridView = lazy(async () => ({ default: (await import("./grid/grid-view.tsx")).GridView }));
const DecisionView = lazy(async () => ({
  default: (await import("./decision/decision-view.tsx")).DecisionView,
}));
const LineView = lazy(async () => ({ default: (await import("./line/line-view.tsx")).LineView }));
const ChoiceView = lazy(async () => ({ default: (await import("./choice/choice-view.tsx")).ChoiceView }));
const TotalView = lazy(async () => ({ default: (await import("./line/total-view.tsx")).TotalView }));
const CheckView = lazy(async () => ({ default: (await import("./line/check-view.tsx")).CheckView }));

/** One rule, by its genre. */
export function RulePage() {
  const { genre, id } = useParams({ from: "/$societe/regles/$genre/$id" });
  const { brouillon } = useSearch({ from: "/$societe/regles/$genre/$id" });
  return (
    <RulesFrame draftId={brouillon}>
      <Rule genre={genre} id={id} />
    </RulesFrame>
  );
}

function Rule({ genre, id }: { readonly genre: string; readonly id: string }) {
  const known = genreOf(genre);
  switch (known?.genre) {
    case "parametre":
      return <ParameterView id={id} />;
    case "bareme":
      return <GridView id={id} />;
    case "decision":
      return <DecisionView id={id} />;
    case "ligne":
      return <LineView id={id} />;
    case "choix":
      return <ChoiceView id={id} />;
    case "total":
      return <TotalView id={id} />;
    case "controle":
      return <CheckView id={id} />;
    default:
      return known === undefined ? <MissingRule id={id} /> : <StatementView genre={known.key} id={id} />;
  }
}
