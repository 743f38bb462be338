import { Button, Drawer, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { frenchDate } from "@bareme/kernel";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useDeferredValue, useMemo, useState } from "react";
import { useMay, useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { foldText } from "../../format/fold-text.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { Loading } from "../../parts/loading.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { NewContract } from "./new-contract.tsx";
import { PorteForm, type Porte } from "./porte-form.tsx";
import { parseRecord, textOf } from "./records/fields.ts";

type Contrat = Answers["payroll"]["listContrats"][number];

interface Row {
  readonly porte: Porte;
  /** Latest first. */
  readonly contrats: readonly Contrat[];
  /** What a search looks in. */
  readonly words: string;
}

/** What is open beside the table. */
type Open =
  | { readonly what: "porte"; readonly porte: Porte | null }
  | { readonly what: "contrat"; readonly porte: Porte };

export function PeoplePage() {
  const trpc = useTRPC();
  const { data: portes } = useSuspenseQuery(trpc.payroll.listPortes.queryOptions({}));
  const { data: contrats } = useSuspenseQuery(trpc.payroll.listContrats.queryOptions({}));
  const mayPay = useMay("pay");
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<Open | null>(null);
  // Of one person, and no longer than the page: a NIR is not kept in the browser.
  const [nir, setNir] = useState({ of: "", typed: "" });
  const rows = useMemo(() => rowsOf(portes, contrats), [portes, contrats]);
  const wanted = foldText(useDeferredValue(search)).trim();
  const shown = useMemo(
    () => (wanted === "" ? rows : rows.filter(({ words }) => words.includes(wanted))),
    [rows, wanted],
  );
  const columns = useColumns(mayPay, setOpen);
  return (
    <>
      <PageHead
        title="Salariés portés"
        says="Les personnes et leurs contrats. Un contrat mène à ses missions, son CRA, ses factures et ses frais."
        actions={
          mayPay && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setOpen({ what: "porte", porte: null })}
            >
              Ajouter un salarié porté
            </Button>
          )
        }
      />
      <Stack gap="md">
        <Group align="flex-end" gap="md">
          <TextInput
            label="Chercher un nom ou un matricule"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
            w={{ base: "100%", xs: 320 }}
          />
          <Text size="sm" c="dimmed" role="status">
            {shown.length === rows.length
              ? `${rows.length} ${rows.length > 1 ? "personnes" : "personne"}`
              : `${shown.length} sur ${rows.length}`}
          </Text>
        </Group>
        <DataTable
          caption="Salariés portés"
          columns={columns}
          rows={shown}
          keyOf={({ porte }) => porte.id}
          empty={
            rows.length === 0
              ? "Personne encore : ajoutez un salarié porté, puis son contrat."
              : "Personne de ce nom : vérifiez l'orthographe, ou cherchez le matricule."
          }
        />
      </Stack>
      <Drawer
        opened={open?.what === "porte"}
        onClose={() => setOpen(null)}
        position="right"
        title={
          open?.what === "porte" && open.porte !== null ? "Fiche du salarié porté" : "Nouveau salarié porté"
        }
      >
        {open?.what === "porte" && (
          <PorteForm
            porte={open.porte}
            nir={nir.of === (open.porte?.id ?? "") ? nir.typed : ""}
            onNir={(typed) => setNir({ of: open.porte?.id ?? "", typed })}
            onDone={() => setOpen(null)}
          />
        )}
      </Drawer>
      <Modal
        opened={open?.what === "contrat"}
        onClose={() => setOpen(null)}
        size="xl"
        title="Nouveau contrat"
      >
        {open?.what === "contrat" && (
          <Suspense fallback={<Loading of="Lecture des règles…" />}>
            <NewContract porteId={open.porte.id} name={nameOf(open.porte)} onDone={() => setOpen(null)} />
          </Suspense>
        )}
      </Modal>
    </>
  );
}

function useColumns(mayPay: boolean, onOpen: (open: Open) => void): readonly Column<Row>[] {
  const { slug } = useSociete();
  return useMemo(
    () => [
      {
        id: "nom",
        head: "Nom",
        cell: ({ porte }) => nameOf(porte),
        order: by(({ porte }) => `${porte.nom} ${porte.prenom}`),
      },
      {
        id: "matricule",
        head: "Matricule",
        cell: ({ porte }) => porte.matricule,
        order: by(({ porte }) => porte.matricule),
      },
      { id: "nir", head: "NIR", cell: ({ porte }) => porte.nir ?? "à saisir" },
      {
        id: "contrats",
        head: "Contrats",
        cell: ({ contrats }) =>
          contrats.length === 0 ? (
            "aucun"
          ) : (
            <Group gap="md" wrap="nowrap">
              {contrats.map((contrat) => (
                <AnchorLink
                  key={contrat.id}
                  size="sm"
                  to="/$societe/contrats/$contrat"
                  params={{ societe: slug, contrat: contrat.id }}
                >
                  {contractWords(contrat)}
                </AnchorLink>
              ))}
            </Group>
          ),
        order: by(({ contrats }) => contrats[0]?.debut ?? ""),
      },
      ...(mayPay
        ? [
            {
              id: "actions",
              head: "Actions",
              cell: ({ porte }: Row) => (
                <Group gap="xs" wrap="nowrap">
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => onOpen({ what: "porte", porte })}
                    aria-label={`Modifier la fiche de ${nameOf(porte)}`}
                  >
                    Modifier
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => onOpen({ what: "contrat", porte })}
                    aria-label={`Ajouter un contrat à ${nameOf(porte)}`}
                  >
                    Ajouter un contrat
                  </Button>
                </Group>
              ),
            },
          ]
        : []),
    ],
    [slug, mayPay, onOpen],
  );
}

/** Made once: ten thousand names are sorted with it. */
const IN_FRENCH = new Intl.Collator("fr");

function rowsOf(portes: readonly Porte[], contrats: readonly Contrat[]): readonly Row[] {
  const byPorte = new Map<string, Contrat[]>();
  for (const contrat of contrats)
    byPorte.set(contrat.porteId, [...(byPorte.get(contrat.porteId) ?? []), contrat]);
  return portes
    .map((porte) => ({
      porte,
      contrats: (byPorte.get(porte.id) ?? []).toSorted((left, right) =>
        right.debut.localeCompare(left.debut),
      ),
      words: foldText(`${porte.prenom} ${porte.nom} ${porte.prenom} ${porte.matricule}`),
    }))
    .toSorted((left, right) => IN_FRENCH.compare(nameFirst(left.porte), nameFirst(right.porte)));
}

function nameOf({ prenom, nom }: Porte): string {
  return `${prenom} ${nom}`;
}

function nameFirst({ prenom, nom }: Porte): string {
  return `${nom} ${prenom}`;
}

function contractWords({ debut, fin, data }: Contrat): string {
  const type = textOf(parseRecord(data)["typeContrat"]);
  return fin === null
    ? `${type} depuis le ${frenchDate(debut)}`
    : `${type} du ${frenchDate(debut)} au ${frenchDate(fin)}`;
}

function by(textIn: (row: Row) => string): (left: Row, right: Row) => number {
  return (left, right) => IN_FRENCH.compare(textIn(left), textIn(right));
}
