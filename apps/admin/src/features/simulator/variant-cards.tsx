import { Button, SimpleGrid } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import { MOST_VARIANTS, type Change, type SimulatorState, type Variant } from "./state.ts";
import { useOtherCompanies } from "./use-variants.ts";
import { VariantCard } from "./variant-card.tsx";

const EMPTY: Variant = { name: "", societe: null, options: {} };

/** The columns as they are made, and one more. */
export function VariantCards({
  state: { variants, options },
  asked,
  nameOf,
  onChange,
}: {
  readonly state: SimulatorState;
  readonly asked: AskedFacts;
  readonly nameOf: (variant: Variant) => string;
  readonly onChange: Change;
}) {
  const others = useOtherCompanies();
  // What people compare most comes first.
  const ranked = {
    ...asked,
    choices: asked.choices.toSorted((left, right) => rankOf(left.id) - rankOf(right.id)),
  };
  const isFull = variants.length >= MOST_VARIANTS;
  return (
    <>
      {variants.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="sm" mb="sm">
          {variants.map((variant, index) => (
            <VariantCard
              key={index}
              variant={variant}
              called={nameOf(variant)}
              rank={index + 2}
              asked={ranked}
              others={others}
              inForce={({ id, inForce }) => options[id] ?? inForce}
              onChange={(next) =>
                onChange({ variants: variants.map((one, place) => (place === index ? next : one)) })
              }
              onCopy={isFull ? null : () => onChange({ variants: [...variants, { ...variant, name: "" }] })}
              onRemove={() => onChange({ variants: variants.filter((_, place) => place !== index) })}
            />
          ))}
        </SimpleGrid>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={isFull}
        onClick={() => onChange({ variants: [...variants, EMPTY] })}
      >
        Ajouter une colonne
      </Button>
    </>
  );
}

const FIRST = ["modeReserve", "lissage", "avance"];

function rankOf(id: string): number {
  const rank = FIRST.indexOf(id);
  return rank < 0 ? FIRST.length : rank;
}
