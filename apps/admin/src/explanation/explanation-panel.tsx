import type { Explanation } from "@bareme/engine";
import { ofFrenchMonth } from "@bareme/kernel";
import { Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { problemsOf } from "../api/problems.ts";
import { Loading } from "../parts/loading.tsx";
import { Problems } from "../parts/problems.tsx";
import { useReturnFocus } from "../parts/use-return-focus.ts";
import type { ExplainAsked } from "./explain-context.tsx";
import { ExplanationView } from "./explanation-view.tsx";
import { isAskable, nameOf } from "./kinds.ts";
import { amountOf, findWhole, useExplanation } from "./use-explanation.ts";

/** One amount on the way that a reader takes: asked for, or known from the amount before. */
interface Step {
  readonly amount: string;
  readonly label: string | null;
  readonly known: Explanation | null;
}

/** The panel « Explication »: an amount, why it is what it is, and the ways down to facts and texts of law, or up to what uses it. */
export function ExplanationPanel({
  asked,
  onClose,
}: {
  readonly asked: ExplainAsked;
  readonly onClose: () => void;
}) {
  useReturnFocus();
  // Another amount begins another way.
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title="Explication"
      closeButtonProps={{ "aria-label": "Fermer l'explication" }}
    >
      <Way key={JSON.stringify([asked.kind, asked.amount])} asked={asked} onLeave={onClose} />
    </Drawer>
  );
}

function Way({ asked, onLeave }: { readonly asked: ExplainAsked; readonly onLeave: () => void }) {
  const [trail, setTrail] = useState<readonly Step[]>([{ amount: asked.amount, label: null, known: null }]);
  const step = trail.at(-1);
  const known = step?.known ?? null;
  const asks = known === null || isAskable(known);
  const { data, error, isPending } = useExplanation(asked, step?.amount ?? asked.amount, asks);
  const shown = (asks ? data : null) ?? known;
  const go = (next: Step): void => setTrail([...trail, next]);
  const goInto = (input: Explanation): void => {
    const amount = amountOf(input);
    const whole = input.seen === true && shown !== null ? findWhole(shown, amount) : null;
    go({ amount, label: nameOf(input), known: whole ?? input });
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {asked.kind === "month" ? `Paie ${ofFrenchMonth(asked.period)}` : asked.about}
      </Text>
      {trail.length > 1 && (
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            onClick={() => setTrail(trail.slice(0, -1))}
          >
            {trail.at(-2)?.label ?? "Retour"}
          </Button>
        </Group>
      )}
      {shown === null && isPending && <Loading of="Recherche de l'explication…" />}
      {shown === null && error !== null && (
        <Problems problems={problemsOf(error)} title="Ce montant ne s'explique pas" />
      )}
      {shown === null && !isPending && error === null && (
        <Text>Ce montant n'existe pas dans cette simulation.</Text>
      )}
      {shown !== null && (
        <ExplanationView
          explanation={shown}
          asked={asked}
          onInput={goInto}
          onUser={(user) => go({ amount: user.id, label: nameOf(user), known: null })}
          onLeave={onLeave}
        />
      )}
    </Stack>
  );
}
