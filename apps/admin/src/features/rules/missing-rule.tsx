import { Text } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { PageHead } from "../../parts/page-head.tsx";

/** Stands for a rule that the rules do not have, or no more. */
export function MissingRule({ id }: { readonly id: string }) {
  const { slug } = useSociete();
  return (
    <>
      <PageHead title="Cette règle n'existe pas" />
      <Text>
        Aucune règle ne porte le nom « {id} » : elle a pu être renommée, ou n'exister que dans un brouillon.{" "}
        <AnchorLink to="/$societe/regles" params={{ societe: slug }}>
          Voir toutes les règles
        </AnchorLink>
      </Text>
    </>
  );
}
