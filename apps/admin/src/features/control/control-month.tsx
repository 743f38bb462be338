import type { Problem } from "@bareme/kernel";
import { Button, FileButton, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useSociete } from "../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { useKept } from "../../parts/use-kept.ts";
import { readControlText } from "./from-file.ts";
import { readOwnPayslip } from "./from-month.ts";
import { Found } from "./found.tsx";
import { TypedFigures } from "./typed-figures.tsx";
import {
  ACCOUNT,
  cellAt,
  IMPUTATION_COLUMNS,
  LINE_COLUMNS,
  NOTHING_TYPED,
  toAsked,
  TOTALS,
  type AskedControl,
  type TypedPayslip,
} from "./typed-payslip.ts";
import { TypedTable } from "./typed-table.tsx";

/** The payslip of a month, typed, then controlled. */
export function ControlMonth({ contratId, period }: { readonly contratId: string; readonly period: string }) {
  const { slug } = useSociete();
  const trpc = useTRPC();
  const [typed, write, { clear, found }] = useKept(`${slug} controle ${contratId} ${period}`, NOTHING_TYPED);
  const [unread, setUnread] = useState<readonly Problem[]>([]);
  const [asked, setAsked] = useState<AskedControl | null>(null);
  const control = useMutation(trpc.payroll.controlMonth.mutationOptions());
  const run = (): void => {
    const next = toAsked(typed);
    setAsked(next);
    control.mutate({
      contratId,
      period,
      bulletin: next.bulletin,
      ...(next.compte !== undefined && { compte: next.compte }),
    });
  };
  const marks = useMarks(control.data, control.error, asked);
  const suggestions = useLineNames(contratId, period);
  return (
    <Stack gap="lg">
      <Beginnings
        contratId={contratId}
        period={period}
        onTyped={(next) => {
          control.reset();
          setUnread([]);
          write(next);
        }}
        onProblems={setUnread}
        onClear={() => {
          control.reset();
          clear();
        }}
      />
      <Problems problems={unread} title="Le bulletin n'a pas été repris" />
      {found && typed !== NOTHING_TYPED && (
        <Text size="sm" role="status">
          Saisie retrouvée de votre dernière visite.
        </Text>
      )}
      <Stack gap="sm">
        <Title order={2} size="h3">
          Lignes du bulletin
        </Title>
        <Text size="sm" c="dimmed">
          Le nom imprimé, puis ses montants ; Entrée et les flèches vont d'une ligne à l'autre. Des cellules
          d'un tableur se collent d'un coup.
        </Text>
        <TypedTable
          table="lignes"
          caption="Lignes du bulletin"
          columns={LINE_COLUMNS}
          rows={typed.lignes}
          onRows={(lignes) => write({ ...typed, lignes })}
          marks={marks}
          suggestions={suggestions}
        />
      </Stack>
      <TypedFigures
        title="Totaux du bulletin"
        table="totaux"
        figures={TOTALS}
        values={typed.totaux}
        onValues={(totaux) => write({ ...typed, totaux })}
        marks={marks}
      />
      <TypedFigures
        title="Relevé du compte d'activité"
        table="compte"
        figures={ACCOUNT}
        values={typed.compte}
        onValues={(compte) => write({ ...typed, compte })}
        marks={marks}
      />
      <TypedTable
        table="imputations"
        caption="Lignes du relevé"
        columns={IMPUTATION_COLUMNS}
        rows={typed.imputations}
        onRows={(imputations) => write({ ...typed, imputations })}
        marks={marks}
        suggestions={[]}
      />
      <Group gap="sm">
        <Button onClick={run} loading={control.isPending && !control.isPaused}>
          Contrôler
        </Button>
        {control.isPaused && (
          <Text size="sm" role="status">
            En attente de connexion.
          </Text>
        )}
      </Group>
      <Problems
        problems={control.error === null ? [] : problemsOf(control.error)}
        title="Ce bulletin ne peut pas être contrôlé"
      />
      {control.data !== undefined && asked !== null && <Found control={control.data} asked={asked} />}
    </Stack>
  );
}

/** Ways to begin: a file, our own payslip, or an empty sheet. */
function Beginnings({
  contratId,
  period,
  onTyped,
  onProblems,
  onClear,
}: {
  readonly contratId: string;
  readonly period: string;
  readonly onTyped: (typed: TypedPayslip) => void;
  readonly onProblems: (problems: readonly Problem[]) => void;
  readonly onClear: () => void;
}) {
  const api = useTRPCClient();
  const own = useMutation({
    mutationFn: () => readOwnPayslip(api, { contratId, period }),
    onSuccess: (typed) => (typed === null ? onProblems([NOT_COMPUTED]) : onTyped(typed)),
    onError: (thrown) => onProblems(problemsOf(thrown)),
  });
  const choose = (file: File | null): void => {
    if (file === null) return;
    void file
      .text()
      .then(readControlText)
      .then((read) => (read.ok ? onTyped(read.typed) : onProblems([read.problem])))
      // A file that was moved or closed to us since it was chosen.
      .catch(() => onProblems([NOT_READ]));
  };
  return (
    <Group gap="sm">
      <Button variant="default" onClick={() => own.mutate()} loading={own.isPending && !own.isPaused}>
        Pré-remplir depuis notre bulletin
      </Button>
      <FileButton
        onChange={choose}
        accept=".yaml,.yml,.json"
        inputProps={{ "aria-label": "Fichier de contrôle" }}
      >
        {(props) => (
          <Button {...props} variant="default">
            Charger un fichier YAML ou JSON
          </Button>
        )}
      </FileButton>
      <Button variant="default" onClick={onClear}>
        Vider la saisie
      </Button>
    </Group>
  );
}

const NOT_READ: Problem = {
  code: "SCREEN_FILE_UNREADABLE",
  path: [],
  message: "Le navigateur n'a pas pu lire ce fichier.",
  remedy:
    "Vérifiez qu'il est toujours là et qu'aucun autre logiciel ne le tient, puis choisissez-le à nouveau.",
};

const NOT_COMPUTED: Problem = {
  code: "SCREEN_NO_PAYSLIP",
  path: [],
  message: "Ce mois n'a pas encore de bulletin chez nous.",
  remedy: "Calculez-le d'abord dans la page du mois, ou recopiez le bulletin.",
};

/** What is wrong, by cell. */
function useMarks(
  control:
    | {
        readonly [K in "faults" | "unknownLines"]: readonly {
          readonly path: readonly (string | number)[];
          readonly cause: string;
        }[];
      }
    | undefined,
  error: unknown,
  asked: AskedControl | null,
): ReadonlyMap<string, string> {
  return useMemo(() => {
    if (asked === null) return new Map();
    const faults = control === undefined ? [] : [...control.faults, ...control.unknownLines];
    const problems = error === null || error === undefined ? [] : problemsOf(error);
    const said = [
      ...faults.map(({ path, cause }) => [path, cause] as const),
      ...problems.map(({ path, message }) => [path, message] as const),
    ];
    return new Map(
      said.flatMap(([path, words]) => {
        const cell = cellAt(path, asked);
        return cell === null ? [] : [[cell, words] as const];
      }),
    );
  }, [control, error, asked]);
}

/** The names that our own payslip of the month prints. */
function useLineNames(contratId: string, period: string): readonly string[] {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.payroll.readPayslip.queryOptions({ contratId, period }));
  const lines = data?.payslip?.sections.flatMap((section) => section.lines) ?? [];
  return [...new Set(lines.map(({ label }) => label))];
}
