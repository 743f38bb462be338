import type { Problem } from "@bareme/kernel";
import { ActionIcon, Button, Group, NativeSelect, Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Name, Names } from "../../../core/names.ts";
import type { Path } from "../../../rule-text/plain.ts";
import { FaultText } from "../line/fault-text.tsx";
import { GROUPS } from "./condition-view.tsx";
import { withBranch, type Comparison, type Tree } from "./condition-tree.ts";
import { firstComparison, nameWords, operatorsOf } from "./condition-words.ts";
import classes from "./decision.module.css";
import { subjectData } from "./subjects.ts";
import { ValueField } from "./value-field.tsx";

/** What the fields of a condition need to know. */
export interface ConditionContext {
  readonly names: Names;
  /** The list for whose items it is decided; null for the month. */
  readonly each: string | null;
  readonly faultsOf: (path: Path) => readonly Problem[];
}

/** Conditions typed in place, each with the field that its type asks for. */
export function ConditionEditor({
  tree,
  onChange,
  context,
}: {
  readonly tree: Tree;
  readonly onChange: (tree: Tree) => void;
  readonly context: ConditionContext;
}) {
  const replace = (branch: Tree, now: Tree | undefined): void => {
    const changed = withBranch(tree, branch, now);
    if (changed !== undefined) onChange(changed);
  };
  return <Branch tree={tree} root={tree} replace={replace} context={context} />;
}

interface BranchProps<T extends Tree> {
  readonly tree: T;
  readonly root: Tree;
  readonly replace: (branch: Tree, now: Tree | undefined) => void;
  readonly context: ConditionContext;
}

function Branch({ tree, ...rest }: BranchProps<Tree>) {
  if (tree.kind === "one") return <OneCondition tree={tree} {...rest} />;
  if (tree.kind === "not")
    return (
      <div className={classes["branch"]}>
        <Group gap="xs">
          <span>{"Le contraire de\u202F:"}</span>
          <Button variant="subtle" size="compact-sm" onClick={() => rest.replace(tree, tree.member)}>
            Ne plus inverser
          </Button>
        </Group>
        <Branch tree={tree.member} {...rest} />
      </div>
    );
  return <GroupOfConditions tree={tree} {...rest} />;
}

function GroupOfConditions({
  tree,
  root,
  replace,
  context,
}: BranchProps<Extract<Tree, { kind: "all" | "any" }>>) {
  const add = (member: Tree): void => replace(tree, { ...tree, members: [...tree.members, member] });
  const other = tree.kind === "all" ? "any" : "all";
  return (
    <div>
      <NativeSelect
        w="fit-content"
        aria-label="Comment ces conditions se combinent"
        value={tree.kind}
        data={[
          { value: "all", label: `${GROUPS.all}\u202F:` },
          { value: "any", label: `${GROUPS.any}\u202F:` },
        ]}
        onChange={(event) =>
          replace(tree, { ...tree, kind: event.currentTarget.value === "any" ? "any" : "all" })
        }
      />
      <ul className={classes["group"]}>
        {tree.members.map((member, index) => (
          <li key={index}>
            <Branch tree={member} root={root} replace={replace} context={context} />
          </li>
        ))}
        <li>
          <Group gap="xs">
            <AddCondition
              context={context}
              onAdd={(condition) => add({ kind: "one", condition, path: [] })}
            />
            <AddCondition
              context={context}
              says={other === "any" ? "Ajouter un groupe « au moins une »" : "Ajouter un groupe « toutes »"}
              onAdd={(condition) =>
                add({ kind: other, members: [{ kind: "one", condition, path: [] }], path: [] })
              }
            />
          </Group>
        </li>
      </ul>
      <FaultText problems={context.faultsOf(tree.path)} />
    </div>
  );
}

function OneCondition({ tree, root, replace, context }: BranchProps<Extract<Tree, { kind: "one" }>>) {
  const { condition } = tree;
  const { names, each } = context;
  const of = names.get(condition.name);
  const write = (now: Comparison): void => replace(tree, { ...tree, condition: now });
  const pick = (id: string | null): void => {
    const name = id === null ? undefined : names.get(id);
    if (name !== undefined && id !== condition.name)
      write(
        name.type === of?.type && name.type !== "choice"
          ? { ...condition, name: name.id }
          : firstComparison(name),
      );
  };
  const words = nameWords(condition.name, names);
  return (
    <div>
      <div className={classes["condition"]}>
        <Select
          aria-label="Ce qui est comparé"
          searchable
          allowDeselect={false}
          w={300}
          data={subjectData(names, each, condition.name)}
          value={condition.name}
          onChange={pick}
        />
        <NativeSelect
          aria-label={`Comparaison de ${words}`}
          value={condition.operator}
          data={operatorData(of, condition.operator)}
          onChange={(event) => {
            const operator = event.currentTarget.value;
            write({ ...condition, operator, value: valueFor(operator, condition.value) });
          }}
        />
        <ValueField
          condition={condition}
          context={context}
          onChange={(value) => write({ ...condition, value })}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          mt={5}
          onClick={() => replace(tree, { kind: "not", member: tree, path: [] })}
        >
          Inverser
        </Button>
        <ActionIcon
          variant="default"
          mt={3}
          aria-label={`Retirer la condition sur ${words}`}
          disabled={withBranch(root, tree, undefined) === undefined}
          onClick={() => replace(tree, undefined)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      <FaultText problems={context.faultsOf(tree.path)} />
    </div>
  );
}

function operatorData(of: Name | undefined, operator: string) {
  const known = operatorsOf(of?.type ?? "decimal").map((one) => ({ value: one.operator, label: one.words }));
  return known.some(({ value }) => value === operator)
    ? known
    : [...known, { value: operator, label: operator }];
}

/** A list for « est l'un de », one value for the others. */
function valueFor(operator: string, value: Comparison["value"]): Comparison["value"] {
  const isMany = operator === "in" || operator === "notIn";
  if (isMany) return typeof value === "string" ? [value] : value;
  return Array.isArray(value) ? (value[0] ?? "") : value;
}

/** Adds a condition on what is chosen; its comparison begins as its type suggests. */
export function AddCondition({
  context: { names, each },
  onAdd,
  says = "Ajouter une condition",
}: {
  readonly context: Pick<ConditionContext, "names" | "each">;
  readonly onAdd: (condition: Comparison) => void;
  readonly says?: string;
}) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {says}
      </Button>
    );
  return (
    <Select
      aria-label="Sur quoi porte la condition"
      placeholder="Sur quoi ?"
      searchable
      autoFocus
      defaultDropdownOpened
      w={340}
      data={subjectData(names, each)}
      onBlur={() => setOpen(false)}
      onChange={(id) => {
        const name = id === null ? undefined : names.get(id);
        setOpen(false);
        if (name !== undefined) onAdd(firstComparison(name));
      }}
    />
  );
}
