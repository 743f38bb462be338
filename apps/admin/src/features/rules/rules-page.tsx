import { frenchDate } from "@bareme/kernel";
import { Group, NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import { useTypedStack } from "../../draft-text/draft-texts-context.ts";
import { RulesFrame } from "../../draft-text/rules-frame.tsx";
import { useTypedChecked } from "../../draft-text/use-typed-checked.ts";
import { today } from "../../format/today.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { GENRES } from "../../rule-text/genres.ts";
import { LayerList } from "./layer-list.tsx";
import { isFound, listRules, type RuleItem } from "./rule-items.ts";
import classes from "./rules.module.css";

/** All the rules that the tenant reads, layer beside layer. */
export function RulesPage() {
  const { brouillon } = useSearch({ from: "/$societe/regles" });
  return (
    <RulesFrame draftId={brouillon}>
      <Layers />
    </RulesFrame>
  );
}

const ALL = "";
const CHANGED = "changed";
const OVER = "replaced";

function Layers() {
  const { brouillon, cherche = "" } = useSearch({ from: "/$societe/regles" });
  const navigate = useNavigate({ from: "/$societe/regles" });
  const [day, setDay] = useState(today);
  const [shown, setShown] = useState(ALL);
  const [words, setWords] = useState(cherche);
  const searched = useDeferredValue(words);
  const { layers: releases } = useTypedStack();
  const { layers, published } = useTypedChecked();
  const lists = useMemo(
    () =>
      layers.map((layer, index) =>
        listRules({
          layer,
          published: published.find((one) => one?.manifest.ruleSet === layer.manifest.ruleSet) ?? null,
          lower: layers.slice(0, index),
          higher: layers.slice(index + 1),
          day,
        }),
      ),
    [layers, published, day],
  );
  const search = (next: string): void => {
    setWords(next);
    void navigate({
      search: ({ brouillon: draftId }) => ({
        ...(draftId !== undefined && { brouillon: draftId }),
        ...(next !== "" && { cherche: next }),
      }),
      replace: true,
    });
  };
  return (
    <>
      <PageHead
        title="Règles"
        says={`Ce que disent la loi, la convention${layers.length > 2 ? " et la société" : ""}, couche sur couche : celle du dessus complète celle du dessous, et la remplace où elle le permet. Valeurs au ${frenchDate(day)}.`}
      />
      <Group mb="md" gap="sm" align="flex-end">
        <TextInput
          label="Chercher une règle"
          placeholder="plafond, réserve, frais de gestion…"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => search(event.currentTarget.value)}
          w={{ base: "100%", sm: 280 }}
        />
        <NativeSelect
          label="Montrer"
          value={shown}
          onChange={(event) => setShown(event.currentTarget.value)}
          data={[
            { value: ALL, label: "Toutes les règles" },
            { value: CHANGED, label: "Changées dans le brouillon" },
            { value: OVER, label: "Remplacées par la société" },
            ...GENRES.map(({ genre, many }) => ({
              value: genre,
              label: `${many} (${countOf(lists, genre)})`,
            })),
          ]}
        />
        <TextInput
          type="date"
          label="Valeurs au"
          value={day}
          onChange={(event) => event.currentTarget.value !== "" && setDay(event.currentTarget.value)}
        />
      </Group>
      <div className={classes["layers"]}>
        {layers.map(({ manifest }, index) => (
          <LayerList
            key={manifest.ruleSet}
            ruleSet={manifest.ruleSet}
            label={manifest.label}
            release={releases.find(({ ruleSet }) => ruleSet === manifest.ruleSet)?.release?.number ?? null}
            items={(lists[index] ?? []).filter((item) => isShown(item, shown) && isFound(item, searched))}
            total={(lists[index] ?? []).length}
            draftId={brouillon}
          />
        ))}
      </div>
    </>
  );
}

function isShown({ genre, change, replaces, replaced }: RuleItem, shown: string): boolean {
  if (shown === ALL) return true;
  if (shown === CHANGED) return change !== null;
  if (shown === OVER) return replaces || replaced;
  return genre === shown;
}

function countOf(lists: readonly (readonly RuleItem[])[], genre: string): number {
  return lists.flat().filter((item) => item.genre === genre).length;
}
