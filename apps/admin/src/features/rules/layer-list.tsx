import { Text, Title } from "@mantine/core";
import { useMemo } from "react";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { GENRES } from "../../rule-text/genres.ts";
import { layerName } from "./layer-names.ts";
import type { RuleItem } from "./rule-items.ts";
import classes from "./rules.module.css";

/** One layer of the stack: its rules by theme, each with its value and what became of it. */
export function LayerList({
  ruleSet,
  label,
  release,
  items,
  total,
  draftId,
}: {
  readonly ruleSet: string;
  readonly label: string;
  readonly release: number | null;
  /** Those that are searched for, of `total`. */
  readonly items: readonly RuleItem[];
  readonly total: number;
  readonly draftId: string | undefined;
}) {
  const themes = useMemo(() => byTheme(items), [items]);
  const name = `${layerName(ruleSet)} : ${label}`;
  return (
    <section className={classes["layer"]} aria-label={name}>
      <div className={classes["layerHead"]}>
        <Text size="xs" c="dimmed" tt="uppercase" fw={600}>
          {layerName(ruleSet)}
        </Text>
        <Title order={2} size="h5">
          {label}
        </Title>
        <Text size="sm" c="dimmed">
          {release === null ? "Jamais publiée" : `Version ${release}`} ·{" "}
          {items.length === total ? `${total} règles` : `${items.length} sur ${total} règles`}
        </Text>
      </div>
      {/* A region that scrolls is reached by the keyboard. */}
      <div className={classes["list"]} tabIndex={0} role="region" aria-label={`Règles de ${name}`}>
        {[...themes].map(([theme, rules]) => (
          <div key={theme}>
            <Title order={3} size="sm" c="dimmed" className={classes["theme"]}>
              {theme}
            </Title>
            <ul className={classes["items"]}>
              {rules.map((item) => (
                <Item key={`${item.genre} ${item.id} ${item.change}`} item={item} draftId={draftId} />
              ))}
            </ul>
          </div>
        ))}
        {items.length === 0 && (
          <Text size="sm" c="dimmed" pt="sm">
            {total === 0 ? "Cette couche ne dit encore rien." : "Aucune règle ne répond à cette recherche."}
          </Text>
        )}
      </div>
    </section>
  );
}

/** Rules stand by theme already. */
function byTheme(items: readonly RuleItem[]): ReadonlyMap<string, readonly RuleItem[]> {
  const themes = new Map<string, RuleItem[]>();
  for (const item of items) {
    const theme = themes.get(item.theme) ?? [];
    theme.push(item);
    themes.set(item.theme, theme);
  }
  return themes;
}

const CHANGES = { added: "nouveau", changed: "modifié", removed: "retiré" } as const;

function Item({ item, draftId }: { readonly item: RuleItem; readonly draftId: string | undefined }) {
  const { slug } = useSociete();
  const { genre, id, label, value, replaces, replaced, change } = item;
  const kind = GENRES.find((one) => one.genre === genre)?.one ?? genre;
  const search = draftId === undefined ? {} : { brouillon: draftId };
  return (
    <li className={classes["item"]}>
      <span className={change === "removed" ? classes["removed"] : undefined}>
        {change === "removed" ? (
          label
        ) : (
          <AnchorLink
            to="/$societe/regles/$genre/$id"
            params={{ societe: slug, genre, id }}
            search={search}
            size="sm"
          >
            {label}
          </AnchorLink>
        )}
        {change !== null && <Mark color="var(--brouillon)">{CHANGES[change]}</Mark>}
        {replaces && (
          <Mark color="var(--ecart)">
            {genre === "choix" ? "option choisie" : "remplace la valeur héritée"}
          </Mark>
        )}
        {replaced && (
          <Mark color="var(--ecart)">
            {genre === "choix" ? "choisi par la société" : "remplacé par la société"}
          </Mark>
        )}
      </span>
      <Text
        span
        size={value === null ? "xs" : "sm"}
        className={`${classes["value"]} ${value === null ? classes["kind"] : ""}`}
      >
        {value ?? kind.toLowerCase()}
      </Text>
    </li>
  );
}

function Mark({ color, children }: { readonly color: string; readonly children: string }) {
  return (
    <Text span c={color} className={classes["mark"]}>
      {" "}
      · {children}
    </Text>
  );
}
