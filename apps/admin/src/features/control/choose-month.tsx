import { Group, NativeSelect, Select } from "@mantine/core";
import { frenchDate, frenchMonth } from "@bareme/kernel";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../../api/trpc.ts";

interface Chosen {
  readonly contrat?: string;
  readonly mois?: string;
}

/** The contract and the month that a payslip is of. */
export function ChooseMonth({
  contrat,
  mois,
  onChoose,
}: {
  readonly contrat: string | undefined;
  readonly mois: string | undefined;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const trpc = useTRPC();
  const { data: portes } = useSuspenseQuery(trpc.payroll.listPortes.queryOptions({}));
  const { data: contrats } = useSuspenseQuery(trpc.payroll.listContrats.queryOptions({}));
  const { data: months = [] } = useQuery({
    ...trpc.payroll.listMonths.queryOptions({ contratId: contrat ?? "" }),
    enabled: contrat !== undefined,
  });
  const people = useMemo(() => {
    const names = new Map(
      portes.map((porte) => [porte.id, `${porte.prenom} ${porte.nom}, ${porte.matricule}`]),
    );
    return contrats.map(({ id, porteId, debut }) => ({
      value: id,
      label: `${names.get(porteId) ?? ""}, contrat du ${frenchDate(debut)}`,
    }));
  }, [portes, contrats]);
  const latest = months.toSorted((left, right) => right.period.localeCompare(left.period));
  return (
    <Group align="flex-end" gap="md">
      <Select
        label="Contrat"
        placeholder="Nom ou matricule"
        searchable
        limit={50}
        w={{ base: "100%", sm: 420 }}
        data={people}
        value={contrat ?? null}
        nothingFoundMessage="Personne de ce nom"
        onChange={(next) => onChoose(next === null ? {} : { contrat: next })}
      />
      <NativeSelect
        label="Mois du bulletin"
        disabled={contrat === undefined}
        value={mois ?? ""}
        onChange={({ currentTarget }) =>
          onChoose({
            ...(contrat !== undefined && { contrat }),
            ...(currentTarget.value !== "" && { mois: currentTarget.value }),
          })
        }
        data={[
          { value: "", label: "Choisir…" },
          ...latest.map(({ period }) => ({ value: period, label: frenchMonth(period) })),
        ]}
      />
    </Group>
  );
}
