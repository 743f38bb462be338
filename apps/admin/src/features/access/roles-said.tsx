import { Table, Title } from "@mantine/core";
import { ROLE_WORDS, ROLES_SHOWN } from "./role-words.ts";

/** What each role lets one do, in a sentence. */
export function RolesSaid() {
  return (
    <section aria-labelledby="ce-que-peut-un-role">
      <Title order={2} size="h4" mb="xs" id="ce-que-peut-un-role">
        Ce que permet chaque rôle
      </Title>
      <Table withRowBorders={false} verticalSpacing={4} w="auto" aria-labelledby="ce-que-peut-un-role">
        <Table.Tbody>
          {ROLES_SHOWN.map((role) => (
            <Table.Tr key={role}>
              <Table.Th scope="row" pl={0} style={{ whiteSpace: "nowrap", verticalAlign: "top" }}>
                {ROLE_WORDS[role].name}
              </Table.Th>
              <Table.Td>{ROLE_WORDS[role].says}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
