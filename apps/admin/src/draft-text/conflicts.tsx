import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Loading } from "../parts/loading.tsx";
import { ProblemText } from "../parts/problems.tsx";
import { useDraftTexts } from "./draft-texts-context.ts";
import { isInConflict, textOf, type TextState } from "./text-state.ts";
import { usePersonNames } from "../parts/use-person-names.ts";

const ConflictView = lazy(async () => ({ default: (await import("./conflict-view.tsx")).ConflictView }));

/** Files that two people changed at the same place, and those that the server would not have: nothing of them is sent until someone chooses. */
export function Conflicts() {
  const { texts } = useDraftTexts();
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
            title={`« ${name} » n'est pas enregistré`}
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
  const [isOpen, setOpen] = useState(false);
  const who = state.known.by === null ? "La version publiée" : nameOf(state.known.by);
  const mine = textOf(state);
  return (
    <Alert role="alert" color="red" variant="light" title={`« ${name} » a deux textes`}>
      <Stack gap="xs">
        <Text size="sm">
          {who} a changé les mêmes lignes que vous. Rien n'est perdu : votre texte est gardé dans ce
          navigateur, et n'est pas envoyé tant que vous n'avez pas choisi.
        </Text>
        <Group gap="sm">
          <Button size="xs" onClick={() => setOpen(true)}>
            Voir les deux et les accorder
          </Button>
          <Button size="xs" variant="default" onClick={() => store.resolve(name, mine)}>
            Garder le mien
          </Button>
          <Button size="xs" variant="default" onClick={() => store.resolve(name, state.known.text)}>
            Prendre l'autre
          </Button>
        </Group>
        {isOpen && (
          <Suspense fallback={<Loading />}>
            <ConflictView
              name={name}
              who={who}
              mine={mine ?? ""}
              theirs={state.known.text ?? ""}
              onClose={() => setOpen(false)}
              onChoose={(text) => {
                setOpen(false);
                store.resolve(name, text);
              }}
            />
          </Suspense>
        )}
      </Stack>
    </Alert>
  );
}
