import type { Services } from "@bareme/server";
import { applyImport, previewImport } from "@bareme/use-cases";
import { MATRICULES } from "../base/dossiers.ts";
import { actorOf, ADMINISTRATOR, COMPANY, TO_COME } from "../base/names.ts";
import { valueOf } from "../base/value-of.ts";
import type { Dump } from "../check/dump.ts";
import type { Deed, Left, Tell } from "./deed.ts";

/** Two files of a month for everybody, the CRA then the invoices, each read in a preview and applied. */
export const importation: Deed = { run, faultsLeft };

const DAYS = ["02", "03", "04", "05"];

const FILES = [
  {
    kind: "cra",
    piece: "cra",
    lines: [
      "matricule;mission;date;nature;unite(H|J);quantite;debut;fin;commentaire",
      ...MATRICULES.flatMap((matricule) =>
        DAYS.map((day) => `${matricule};m1;${TO_COME}-${day};prestation;H;7;;;`),
      ),
    ],
  },
  {
    kind: "factures",
    piece: "facture",
    lines: [
      "facture;client;mission;matricule;date;ht;tva;ttc;echeance",
      ...MATRICULES.map(
        (matricule) => `${matricule}-F-${TO_COME};;m1;${matricule};${TO_COME}-25;1000.00;20;1200.00;`,
      ),
    ],
  },
] as const;

async function run(services: Services, tell: Tell): Promise<void> {
  const { payroll } = services;
  const actor = await actorOf(services, ADMINISTRATOR, COMPANY);
  for (const { kind, lines } of FILES) {
    const asked = { kind, file: { text: lines.join("\n") } };
    const { hash } = valueOf(await previewImport(payroll, actor, asked));
    valueOf(await applyImport(payroll, actor, { ...asked, hash }));
    tell(kind);
  }
}

/** The records of a file are all written or none, with one entry of the journal for all. */
function faultsLeft({ found, departure, end, told }: Left): readonly string[] {
  return FILES.flatMap(({ kind, piece }) => {
    const [now, before, after] = [found, departure, end].map((dump) => recordsOf(dump, piece));
    const noted = found.rows("journal").filter((row) => row["action"] === "import" && row["target"] === kind);
    const isDone = now === after;
    return [
      ...(isDone || now === before ? [] : [`some of the records of ${kind} are written, not all`]),
      ...(isDone === (noted.length === 1) ? [] : [`${kind}: the journal tells of ${noted.length} imports`]),
      ...(told.includes(kind) && !isDone ? [`the import told of ${kind} is gone`] : []),
    ];
  });
}

function recordsOf(dump: Dump, kind: string): string {
  const own = dump.rows("pieces").filter((row) => row["kind"] === kind);
  return own
    .map((row) => [row["contrat_id"], row["key"], row["data"], row["revision"]].join(" "))
    .toSorted()
    .join("\n");
}
