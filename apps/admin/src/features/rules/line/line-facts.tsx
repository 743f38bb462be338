import { Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { sourcesOf } from "../../../core/sources-of.ts";
import { unitWords } from "../../../format/unit-words.ts";
import type { Found, OwnRules } from "../../../rule-text/use-statement.ts";
import { RuleLink } from "./rule-link.tsx";
import { SourceList } from "./source-list.tsx";
import { basisWords, joinsOf, lifeWords, roundWords } from "./line-words.ts";
import classes from "./line.module.css";

/** What a line does besides computing: how it is rounded, when it stands, where it goes, who bears it, on what text. */
export function LineFacts({
  found: { statement: line, layer },
  rules,
}: {
  readonly found: Found<"lines">;
  readonly rules: OwnRules;
}) {
  const { names } = rules;
  const each = line.each === undefined ? undefined : names.get(line.each);
  const joins = joinsOf(line);
  const bearer = line.borneBy === undefined ? undefined : bearerWords(line.borneBy);
  const borne = line.borneBy === undefined ? undefined : names.get(line.borneBy);
  const rows: readonly (readonly [string, ReactNode])[] = [
    ["Arrondi", roundWords(line)],
    ["Unité", line.unit === undefined ? "euros, pour le mois" : unitWords(line.unit) || "sans unité"],
    ["Calculée", each === undefined ? "une fois par mois" : <>pour chaque élément de « {each.label} »</>],
    ["Existe", lifeWords(line)],
    ["Rubrique", line.rubric],
    [
      "Entre dans",
      joins.length === 0 ? undefined : (
        <>
          {joins.map(({ total, part }, index) => {
            const name = names.get(total);
            return (
              <span key={`${total} ${part}`}>
                {index > 0 && ", "}
                {name === undefined ? total : <RuleLink rule={name} />}
                {part !== "" && ` ${part}`}
              </span>
            );
          })}
        </>
      ),
    ],
    [
      "Part patronale",
      bearer ??
        (borne === undefined ? undefined : (
          <>
            selon le choix <RuleLink rule={borne} />
          </>
        )),
    ],
    ["Fondement", basisWords(line)],
    ["Écriture", postingWords(line.posts, rules)],
    ["Texte", <SourceList key="source" sources={sourcesOf(line.source, layer)} lead="" />],
    ["Note", line.note],
  ];
  return (
    <Stack gap="xs" component="section" aria-labelledby="line-facts">
      <Title order={2} size="h4" id="line-facts">
        Ce qu'elle fait
      </Title>
      <dl className={classes["facts"]}>
        {rows
          .filter(([, said]) => said !== undefined)
          .map(([term, said]) => (
            <Row key={term} term={term}>
              {said}
            </Row>
          ))}
      </dl>
    </Stack>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function bearerWords(borneBy: string): string | undefined {
  if (borneBy === "account") return "portée par le compte d'activité";
  return borneBy === "company" ? "portée par la société" : undefined;
}

function postingWords(
  posts: { readonly from: string; readonly to: string } | undefined,
  { layers }: OwnRules,
): string | undefined {
  if (posts === undefined) return undefined;
  const accounts = layers.flatMap((layer) => layer.accounts.map(({ statement }) => statement));
  const label = (id: string): string => accounts.find((account) => account.id === id)?.label ?? id;
  return `de « ${label(posts.from)} » vers « ${label(posts.to)} »`;
}
