import { Stack, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useSociete } from "../../api/session.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { ChooseMonth } from "./choose-month.tsx";
import { ControlMonth } from "./control-month.tsx";

/** A payslip made elsewhere against the month of a contract. */
export function ControlPage() {
  const { contrat, mois } = useSearch({ from: "/$societe/controle" });
  const { slug } = useSociete();
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        title="Contrôler un bulletin"
        says="Recopiez un bulletin fait ailleurs : chaque euro qui ne se referme pas est nommé, du net à payer au chiffre d'affaires. Rien n'est écrit."
      />
      <Stack gap="lg">
        <ChooseMonth
          contrat={contrat}
          mois={mois}
          onChoose={(chosen) =>
            void navigate({ to: "/$societe/controle", params: { societe: slug }, search: chosen })
          }
        />
        {contrat === undefined || mois === undefined ? (
          <Text c="dimmed">Choisissez d'abord le contrat et le mois du bulletin.</Text>
        ) : (
          <ControlMonth key={`${contrat} ${mois}`} contratId={contrat} period={mois} />
        )}
      </Stack>
    </>
  );
}
