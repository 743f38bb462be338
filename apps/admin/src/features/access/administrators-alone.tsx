import { Text } from "@mantine/core";
import { PageHead } from "../../parts/page-head.tsx";

/** Stands for a page that an address alone leads to: the menu shows it to administrators only. */
export function AdministratorsAlone({ title }: { readonly title: string }) {
  return (
    <>
      <PageHead title={title} />
      <Text>Cette page est aux administrateurs de la société : demandez-leur ce que vous y cherchez.</Text>
    </>
  );
}
