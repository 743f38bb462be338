import type { Result } from "@bareme/kernel";
import type { Aim, Need } from "@bareme/payroll";
import { List, Paper, Text, Title } from "@mantine/core";
import { formatEuros } from "../../format/euros.ts";
import { Problems } from "../../parts/problems.tsx";
import { causeText } from "./cause-text.tsx";
import { SearchState } from "./search-state.tsx";
import type { Search } from "./use-search.ts";
import { AIM_WORDS, eurosOrDash, isZeroText, leverText, SOUGHT } from "./words.ts";

/** What a result takes: the least that reaches it, what one step less gives, and whether more could lose it again. */
export function NeedResult({
  need,
  whole,
}: {
  readonly need: Search<Result<Need<Aim>>>;
  readonly whole: boolean;
}) {
  const { found, isRunning, isStopped, problems, progress, stop, start } = need;
  return (
    <Paper withBorder p="md" component="section" aria-label="Ce qu'il faut">
      <SearchState
        says="Recherche du plus petit montant…"
        stopped="La recherche a été interrompue."
        isRunning={isRunning}
        isStopped={isStopped}
        progress={progress}
        onStop={stop}
        onStart={start}
      />
      <Problems problems={problems} title="La recherche n'a pas abouti" />
      {!isRunning && found?.ok === true && <Found need={found.value} whole={whole} />}
    </Paper>
  );
}

function Found({ need, whole }: { readonly need: Need<Aim>; readonly whole: boolean }) {
  const { value, lever, on, target, net, surplus, upTo, greatest, causes, complete } = need;
  const show = (text: string): string => leverText(text, lever);
  const title = `Pour ${formatEuros(target)} de ${AIM_WORDS[on]}${whole ? " sur l'année" : ""}`;
  if (value === null)
    return (
      <>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text role="alert" mt={4}>
          Rien n'y mène jusqu'à {show(upTo)}.{" "}
          {greatest === null
            ? "Aucune valeur essayée ne donne un mois payable."
            : `Le plus grand montant rencontré est ${eurosOrDash(greatest.net)}, à ${show(greatest.value)}.`}
        </Text>
      </>
    );
  const more = isZeroText(surplus) ? ", au centime" : `, soit ${eurosOrDash(surplus)} de plus que demandé`;
  const over = surplus === null ? "" : more;
  return (
    <>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text role="status" mt={4}>
        {SOUGHT[lever]}
        {whole ? " chaque mois" : ""} : <strong>{show(value)}</strong>.{" "}
        {AIM_WORDS[on].replace(/^./, (first) => first.toUpperCase())} : {eurosOrDash(net)}
        {over}.
      </Text>
      <List size="sm" mt="xs" spacing={4}>
        <Below need={need} />
        {need.hole !== null && (
          <List.Item>
            De {show(need.hole.from)} à {show(need.hole.to)}, la paie ne bouge pas : c'est un trou de la loi.
            À la fin, {formatEuros(need.hole.remainder)} restent sur le compte.
          </List.Item>
        )}
        {causes.slice(0, 1).map((cause) => (
          <List.Item key={cause.id}>Le montant fait un saut : {causeText(cause)}.</List.Item>
        ))}
        <Above need={need} />
        {!complete && (
          <List.Item>
            La recherche s'est arrêtée avant d'être sûre qu'aucune valeur plus petite ne suffit.
          </List.Item>
        )}
      </List>
    </>
  );
}

function Below({ need: { below, lever, on } }: { readonly need: Need<Aim> }) {
  if (below === null) return null;
  const overdrawn = below.solde?.startsWith("-") === true && !isZeroText(below.solde);
  return (
    <List.Item>
      À {leverText(below.value, lever)},{" "}
      {overdrawn
        ? `le compte passerait sous zéro (${formatEuros(below.solde)}).`
        : `le montant n'est que de ${eurosOrDash(below.net)} (${AIM_WORDS[on]}).`}
    </List.Item>
  );
}

function Above({ need: { above, lever } }: { readonly need: Need<Aim> }) {
  if (above === null) return null;
  const show = (text: string): string => leverText(text, lever);
  if (above.ranges.length === 0)
    return (
      <List.Item>Au-dessus, jusqu'à {show(above.lookedUpTo)}, le montant demandé reste atteint.</List.Item>
    );
  return (
    <>
      {above.ranges.map(({ from, to, netAtStart }) => (
        <List.Item key={from}>
          De {show(from)} à {show(to)}, on retombe sous le montant demandé
          {netAtStart !== null && ` (${formatEuros(netAtStart)} à ${show(from)})`}.
        </List.Item>
      ))}
      {above.steadyFrom !== null && (
        <List.Item>
          À partir de {show(above.steadyFrom)}, et jusqu'à {show(above.lookedUpTo)}, il est atteint.
        </List.Item>
      )}
    </>
  );
}
