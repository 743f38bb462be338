import { Alert, Button, Group, Stack } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconLink } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Result } from "@bareme/kernel";
import { useEffect } from "react";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Simulated } from "../../core/simulation/simulated.ts";
import { warmSearch } from "../../core/simulation/use-search-core.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import { rulesCore } from "../../core/use-core.ts";
import { markOf } from "../../core/mark-of.ts";
import { Loading } from "../../parts/loading.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Problems } from "../../parts/problems.tsx";
import { AssumptionFields } from "./assumption-fields.tsx";
import { CurveSection } from "./curve-section.tsx";
import { EventsView } from "./events-view.tsx";
import { explainingOf } from "./explaining.ts";
import { writeLink } from "./link.ts";
import { MonthBanner } from "./month-banner.tsx";
import { MonthsTable } from "./months-table.tsx";
import { NeedResult } from "./need-result.tsx";
import { ObjectiveFields } from "./objective-fields.tsx";
import { PayslipLines } from "./payslip-lines.tsx";
import { RestView } from "./rest-view.tsx";
import { ResultHead } from "./result-head.tsx";
import { ScenarioButton } from "./scenario-button.tsx";
import classes from "./simulator.module.css";
import { isAim, type Change, type SimulatorState } from "./state.ts";
import { unknownIn } from "./supposed-of.ts";
import { ToType } from "./to-type.tsx";
import { useLinkedState } from "./use-link.ts";
import { useSimulation, type Shown } from "./use-simulation.ts";
import { VariantsSection } from "./variants-section.tsx";
import { WaterfallView } from "./waterfall-view.tsx";

const WARM_MS = 1500;

/** The form at the left, what comes of it at the right. */
export function Simulator({
  texts,
  known,
  firstPeriod,
}: {
  readonly texts: StackTexts;
  readonly known: AskedFacts;
  readonly firstPeriod: string;
}) {
  const { state, change, problems: unread } = useLinkedState(firstPeriod);
  const asked = useAskedFacts(texts, state.period, known);
  const simulation = useSimulation(texts, state, asked);
  const { simulated, problems, need, isLate, supposed, missing } = simulation;
  useEffect(() => {
    // While the page is read: the first search then starts at once.
    const warming = setTimeout(() => void warmSearch(texts, firstPeriod), WARM_MS);
    return () => clearTimeout(warming);
  }, [texts, firstPeriod]);
  const found = need.found?.ok === true ? need.found.value.value : null;
  const unknown = unknownIn(state, asked);
  const isStale = missing.length > 0 || need.isRunning;
  return (
    <>
      <PageHead
        title="Simulateur"
        says={`Sous les règles publiées de ${asked.label}. Rien n'est enregistré.`}
        actions={
          <>
            <CopyLink state={state} />
            <ScenarioButton supposed={isStale ? null : supposed} ruleSet={asked.ruleSet} />
          </>
        }
      />
      <Problems problems={unread} title="Le lien n'a pas pu être ouvert" />
      {unknown.length > 0 && (
        <Alert role="status" color="bleu" variant="light" mb="md">
          Ces hypothèses ne sont pas connues des règles de cette société, et ne comptent pas :{" "}
          {unknown.join(", ")}.
        </Alert>
      )}
      <MonthBanner state={state} onChange={change} knownUntil={asked.knownUntil} />
      <div className={classes["columns"]}>
        <div className={classes["known"]}>
          <ObjectiveFields
            state={state}
            onChange={change}
            simulated={simulated}
            found={found}
            missing={missing}
          />
        </div>
        <Stack gap="lg" className={classes["result"]}>
          <Problems problems={problems} title="Ce mois ne peut pas être calculé" />
          {isAim(state.asked) && missing.length === 0 && <NeedResult need={need} whole={state.whole} />}
          <ToType missing={missing} shown={simulated !== null} />
          {simulated === null && problems.length === 0 && missing.length === 0 && !isAim(state.asked) && (
            <Loading of="Calcul en cours…" />
          )}
          {simulated !== null && supposed !== null && problems.length === 0 && (
            <Outcome
              simulated={simulated}
              shown={{ texts, supposed }}
              isLate={isLate}
              state={state}
              onChange={change}
              asked={asked}
            />
          )}
        </Stack>
        <div className={classes["person"]}>
          <AssumptionFields state={state} onChange={change} asked={asked} problems={problems} />
        </div>
      </div>
    </>
  );
}

/** All that comes of what is typed. */
function Outcome({
  simulated,
  shown,
  isLate,
  state,
  onChange,
  asked,
}: {
  readonly simulated: Simulated;
  readonly shown: Shown;
  readonly isLate: boolean;
  readonly state: SimulatorState;
  readonly onChange: Change;
  readonly asked: AskedFacts;
}) {
  const explainOf = explainingOf(shown, shown.supposed.periods.length > 1);
  return (
    <>
      <ResultHead simulated={simulated} explainOf={explainOf} isLate={isLate} />
      <RestView months={simulated.months} simulation={shown} />
      <WaterfallView steps={simulated.steps} explainOf={explainOf} />
      <MonthsTable months={simulated.months} explainOf={explainOf} />
      <EventsView months={simulated.months} />
      <PayslipLines months={simulated.months} explainOf={explainOf} />
      <CurveSection simulation={shown} state={state} onChange={onChange} present={simulated.ca} />
      <VariantsSection simulation={shown} first={simulated} state={state} onChange={onChange} asked={asked} />
    </>
  );
}

/** What the rules ask in the month simulated; what they asked last, until that is known. */
function useAskedFacts(texts: StackTexts, period: string, known: AskedFacts): AskedFacts {
  const { data } = useQuery<Result<AskedFacts>>({
    queryKey: ["asked facts", markOf(texts), period],
    queryFn: async () => rulesCore().askedFacts(texts, period),
    networkMode: "always",
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  return data?.ok === true ? data.value : known;
}

function CopyLink({ state }: { readonly state: SimulatorState }) {
  const { copy, copied } = useClipboard({ timeout: 2500 });
  const link = (): string => {
    const url = new URL(window.location.href);
    url.search = `?s=${writeLink(state)}`;
    return url.href;
  };
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}
        onClick={() => copy(link())}
      >
        {copied ? "Lien copié" : "Copier le lien"}
      </Button>
    </Group>
  );
}
