import {
  Autocomplete,
  Fieldset,
  Group,
  NativeSelect,
  Radio,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { StackLayer } from "../../core/use-stack.ts";
import { foldText } from "../../format/fold-text.ts";
import { ruleSetWords } from "../../format/rule-set.ts";
import type { TypedScenario } from "./scenario-text.ts";

/** What a scenario promises, where its values come from, and the file that it goes to. */
export function ScenarioWords({
  typed,
  layers,
  onChange,
}: {
  readonly typed: TypedScenario;
  /** The layers that the person may write. */
  readonly layers: readonly StackLayer[];
  readonly onChange: (next: Partial<TypedScenario>) => void;
}) {
  const layer = layers.find(({ ruleSet }) => ruleSet === typed.ruleSet);
  const files = Object.keys(layer?.files ?? {}).filter((path) => path.startsWith("scenarios/"));
  const playsMonths = typed.rest["months"] !== undefined;
  return (
    <Stack>
      <TextInput
        label="La promesse, en une phrase"
        placeholder="Un mois à cheval sur 70 000 : deux taux"
        required
        value={typed.sentence}
        onChange={({ currentTarget }) => onChange({ sentence: currentTarget.value })}
      />
      <Fieldset legend="D'où viennent les valeurs attendues">
        <Stack gap="xs">
          <Radio.Group
            aria-label="Origine"
            value={typed.kind}
            onChange={(kind) => onChange({ kind: kind === "bulletin" ? "bulletin" : "calcul" })}
          >
            <Group>
              <Radio value="calcul" label="Un calcul à la main" />
              <Radio value="bulletin" label="Un bulletin de paie" />
            </Group>
          </Radio.Group>
          <Textarea
            {...originWords(typed)}
            required
            autosize
            minRows={2}
            value={typed.origin}
            onChange={({ currentTarget }) => onChange({ origin: currentTarget.value })}
          />
        </Stack>
      </Fieldset>
      <Group align="flex-start" grow>
        {layers.length > 1 && (
          <NativeSelect
            label="Règles"
            value={typed.ruleSet}
            data={layers.map(({ ruleSet }) => ({ value: ruleSet, label: ruleSetWords(ruleSet) }))}
            onChange={({ currentTarget }) => onChange({ ruleSet: currentTarget.value, path: "" })}
          />
        )}
        <Autocomplete
          label="Fichier"
          description="Un de ceux qui sont là, ou un nouveau nom."
          required
          value={typed.path.replace(/^scenarios\//, "").replace(/\.yaml$/, "")}
          data={files.map((path) => path.replace(/^scenarios\//, "").replace(/\.yaml$/, ""))}
          onChange={(name) => onChange({ path: pathOf(name) })}
        />
        {!playsMonths && (
          <TextInput
            label="Mois"
            description="Celui dont les règles s'appliquent."
            type="month"
            required
            value={typed.period}
            onChange={({ currentTarget }) => onChange({ period: currentTarget.value })}
          />
        )}
      </Group>
    </Stack>
  );
}

function originWords({ kind, refuse = null }: TypedScenario): {
  readonly label: string;
  readonly description: string;
} {
  if (kind === "bulletin")
    return { label: "Quel bulletin", description: "De qui, de quel mois, émis par quel logiciel." };
  return refuse === null
    ? {
        label: "Le calcul, écrit en entier",
        description: "Avec ses nombres, pour qu'un autre le refasse : 2 000 × 10 % + 4 000 × 8 % = 520,00.",
      }
    : {
        label: "Pourquoi ce mois doit être refusé",
        description: "La borne ou l'article qui s'y oppose, pour qu'un autre le vérifie.",
      };
}

/** A name as files take it: plain letters, figures and dashes. */
function pathOf(name: string): string {
  const plain = foldText(name)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "");
  return plain === "" ? "" : `scenarios/${plain}.yaml`;
}
