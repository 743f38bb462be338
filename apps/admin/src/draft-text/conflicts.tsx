import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Loading } from "../parts/loading.tsx";
import { ProblemText } from "../parts/problems.tsx";
import { useDraftTexts } from "./draft-texts-context.ts";
import type { FileText } from "./merge-texts.ts";
import { isInConflict, textOf, type KnownText, type TextState } from "./text-state.ts";
import { useRuleSetWords } from "../rule-text/use-rule-set-words.ts";
import { placeOfFile } from "../core/stack-texts.ts";
import { usePersonNames } from "../parts/use-person-names.ts";

const ConflictView = lazy(async () => ({ default: (await import("./conflict-view.tsx")).ConflictView }));

/** Files that two people changed at the same place, and those that the server would not have: nothing of them is sent until someone chooses. */
export function Conflicts() {
  const { texts } = useDraftTexts();
  const fileWords = useFileWords();
  const files = [...texts.files];
  return (
    <>
      {files
        .filter(([, state]) => isInConflict(state))
        .map(([name, state]) => (
          <Conflict key={name} name={name} state={state} />
        ))}
      {files
        .filter(([, { refusal }]) => refusal.length > 0)
        .map(([name, { refusal }]) => (
          <Alert
            key={name}
            role="alert"
            color="red"
            variant="light"
            title={`« ${fileWords(name)} » n'est pas enregistré`}
          >
            {refusal.map((problem) => (
              <ProblemText key={problem.code} problem={problem} />
            ))}
          </Alert>
        ))}
    </>
  );
}

function Conflict({ name, state }: { readonly name: string; readonly state: TextState }) {
  const { store } = useDraftTexts();
  const nameOf = usePersonNames();
  const said = useFileWords()(name);
  const { known } = state;
  // What comes while both are being read is not theirs to settle yet.
  const [open, setOpen] = useState<{ readonly known: KnownText; readonly mine: FileText } | null>(null);
  const whose = ({ by }: KnownText): string => (by === null ? "La version publiée" : nameOf(by));
  const who = whose(known);
  const mine = textOf(state);
  return (
    <Alert role="alert" color="red" variant="light" title={`« ${said} » a deux textes`}>
      <Stack gap="xs">
        <Text size="sm">
          {who} a changé les mêmes lignes que vous. Rien n'est perdu : votre texte est gardé dans ce
          navigateur, et n'est pas envoyé tant que vous n'avez pas choisi.
        </Text>
        <Group gap="sm">
          <Button size="xs" onClick={() => setOpen({ known, mine })}>
            Voir les deux et les accorder
          </Button>
          <Button size="xs" variant="default" onClick={() => store.resolve(name, mine, known)}>
            Garder le mien
          </Button>
          <Button size="xs" variant="default" onClick={() => store.resolve(name, known.text, known)}>
            Prendre l'autre
          </Button>
        </Group>
        {open !== null && (
          <Suspense fallback={<Loading />}>
            <ConflictView
              name={said}
              who={whose(open.known)}
              mine={open.mine ?? ""}
              theirs={open.known.text ?? ""}
              onClose={() => setOpen(null)}
              onChoose={(text) => {
                setOpen(null);
                store.resolve(name, text, open.known);
              }}
            />
          </Suspense>
        )}
      </Stack>
    </Alert>
  );
}

/** A file by the rules that it belongs to and its own name. */
function useFileWords(): (name: string) => string {
  const ruleSetWords = useRuleSetWords();
  return (name) => {
    const { ruleSet, path } = placeOfFile(name);
    return `${ruleSetWords(ruleSet)}, ${path}`;
  };
}
