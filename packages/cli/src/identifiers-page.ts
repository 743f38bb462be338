import { compareText } from "@bareme/kernel";
import type { RuleSet, Source } from "@bareme/rule-schema";

/** An identifier of the rules: what kind of statement it names, its unit, its label and the texts it cites. */
interface Identifier {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly label: string;
  readonly source: string;
}

const HEAD = `# Les identifiants des règles

Cette page est écrite par \`pnpm generate\` à partir des libellés, des unités et des sources que portent les règles elles-mêmes ; un test la compare
aux règles. Les termes du métier, avec ce qu'ils ne sont pas, sont expliqués dans [glossary.md](glossary.md).
`;

/** Every identifier of the rule sets, lowest layer first. */
export function identifiersPage(ruleSets: readonly RuleSet[]): string {
  const order = ["law", "convention", "company"];
  const sorted = [...ruleSets].sort(
    (left, right) =>
      order.indexOf(left.manifest.layer) - order.indexOf(right.manifest.layer) ||
      compareText(left.manifest.ruleSet, right.manifest.ruleSet),
  );
  return [HEAD, ...sorted.map(section)].join("\n");
}

function section(ruleSet: RuleSet): string {
  const rows = identifiersOf(ruleSet)
    .sort((left, right) => compareText(left.id, right.id))
    .map(
      ({ id, kind, unit, label, source }) =>
        `| \`${id}\` | ${[kind, unit, label, source].map(cell).join(" | ")} |`,
    );
  const { ruleSet: name, label } = ruleSet.manifest;
  return `## ${name}\n\n${label}.\n\n| Identifiant | Nature | Unité | Libellé | Source |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

/** One kind of statement after another; the name that a collection gives its items, and their fields, come with it. */
export function identifiersOf(ruleSet: RuleSet): Identifier[] {
  const cite = (sources: readonly (Source | undefined)[]): string => citations(sources, ruleSet);
  const plain = (kind: string, statement: Plain): Identifier => ({
    id: statement.id,
    kind,
    unit: statement.unit ?? "",
    label: statement.label,
    source: cite([statement.source]),
  });
  const all = <T>(
    located: readonly { readonly statement: T }[],
    write: (statement: T) => Identifier | Identifier[],
  ): Identifier[] => located.flatMap(({ statement }) => write(statement));
  return [
    ...all(ruleSet.facts, (fact) =>
      fact.type === "list"
        ? [
            plain("liste", fact),
            ...fact.item.fields.map((field) => ({
              ...plain(`champ de ${fact.id}`, field),
              id: `${fact.item.name}.${field.id}`,
            })),
          ]
        : plain("fait", fact),
    ),
    ...all(ruleSet.fields, ({ of, add }) =>
      add.map((field) => ({ ...plain(`champ de ${of}`, field), id: `${of}.${field.id}` })),
    ),
    ...all(ruleSet.slots, (slot) => plain("attendu d'une couche supérieure", slot)),
    ...all(ruleSet.parameters, (parameter) => ({
      ...plain("paramètre", parameter),
      source: cite(parameter.values.map((value) => value.source)),
    })),
    ...all(ruleSet.choices, (choice) => ({
      ...plain("choix", choice),
      source: cite(choice.options.map((option) => option.source)),
    })),
    ...all(ruleSet.grids, (grid) => ({
      ...plain("barème", grid),
      unit: grid.rate,
      source: cite(grid.versions.map((version) => version.source)),
    })),
    ...all(ruleSet.decisions, (decision) => plain("décision", decision)),
    ...all(ruleSet.lines, (line) => ({ ...plain("ligne", line), unit: line.unit ?? "EUR" })),
    ...all(ruleSet.totals, (total) => ({ ...plain("total", total), unit: total.unit ?? "EUR" })),
    ...all(ruleSet.carry, (carry) => ({ ...plain("report", carry), unit: carry.unit ?? "EUR" })),
    ...all(ruleSet.accounts, (account) => plain("compte", account)),
    ...all(ruleSet.checks, (check) => plain("contrôle", check)),
  ];
}

interface Plain {
  readonly id: string;
  readonly label: string;
  readonly unit?: string | undefined;
  readonly source?: Source | undefined;
}

function citations(sources: readonly (Source | undefined)[], ruleSet: RuleSet): string {
  const texts = sources
    .flatMap((source) => (source === undefined ? [] : [source].flat()))
    .map((one) => (typeof one === "string" ? (ruleSet.sources.get(one)?.text ?? one) : one.text));
  return [...new Set(texts)].join(" ; ");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
