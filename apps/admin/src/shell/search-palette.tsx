import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { IconArrowLeft, IconSearch } from "@tabler/icons-react";
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from "react";
import type { Entry } from "./search/entries.ts";
import { matching } from "./search/match.ts";
import { optionId, Results } from "./search/results.tsx";
import { citingEntries, useEntries } from "./search/use-entries.ts";
import { useGoal } from "./search/use-goal.ts";
import { useReturnFocus } from "../parts/use-return-focus.ts";

interface Article {
  readonly text: string;
  readonly citedBy: readonly number[];
}

/** The search over pages, people, rules, articles and scenarios. An article opens on the rules that cite it. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  useReturnFocus();
  const { entries, isReading } = useEntries();
  const go = useGoal();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [article, setArticle] = useState<Article | null>(null);
  const [active, setActive] = useState(0);
  const found = useMemo(() => foundOf(entries, typed, article), [entries, typed, article]);
  useEffect(() => {
    // What it gives is no clean-up: newer browsers answer a promise.
    document.querySelector(`#${CSS.escape(optionId(listId, active))}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, active]);
  const look = (next: string): void => {
    setTyped(next);
    setActive(0);
  };
  const enter = (next: Article | null): void => {
    setArticle(next);
    look("");
  };
  const pick = ({ label, goal }: Entry): void => {
    if (goal.kind === "article") return enter({ text: label, citedBy: goal.citedBy });
    onClose();
    go(goal);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = found[active];
    if (event.key === "Enter" && chosen !== undefined) pick(chosen);
    else if (event.key === "ArrowDown") setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else if (event.key === "Escape" && article !== null) enter(null);
    else if (event.key === "Backspace" && typed === "" && article !== null) enter(null);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} title="Chercher" size="lg" closeOnEscape={article === null}>
      {article !== null && (
        <Group gap="xs" mb="xs" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            onClick={() => enter(null)}
          >
            Retour
          </Button>
          <Text size="sm" lineClamp={2}>
            Règles qui citent «{"\u00A0"}
            {article.text}
            {"\u00A0"}»
          </Text>
        </Group>
      )}
      <TextInput
        data-autofocus
        role="combobox"
        aria-label="Chercher une règle, un article, un scénario, une personne ou une page"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length === 0 ? undefined : optionId(listId, active)}
        placeholder="Une règle, un article, un scénario, une personne, une page"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => look(currentTarget.value)}
        onKeyDown={onKeyDown}
        mb="xs"
      />
      <Results listId={listId} found={found} active={active} onPick={pick} onPoint={setActive} />
      <Text size="sm" c="dimmed" role="status" mt="xs">
        {says(found.length, isReading)}
      </Text>
    </Modal>
  );
}

function foundOf(entries: readonly Entry[], typed: string, article: Article | null): readonly Entry[] {
  if (article !== null) return matching(citingEntries(entries, article.citedBy), typed);
  // Before anything is typed: where one can go. The rest would only be the first of many.
  return matching(typed.trim() === "" ? entries.filter(({ group }) => group === "Pages") : entries, typed);
}

function says(count: number, isReading: boolean): string {
  const reading = isReading ? " Les règles et les personnes se lisent encore…" : "";
  if (count === 0) return `Rien ne répond à ces mots.${reading}`;
  return `${count} ${count > 1 ? "résultats" : "résultat"} ; flèches pour choisir, Entrée pour ouvrir.${reading}`;
}
