import { Text } from "@mantine/core";
import { feeWords } from "@bareme/payroll";
import { formatEuros } from "../../format/euros.ts";
import classes from "./payroll.module.css";
import { Figures } from "./payslip-tables.tsx";
import { RappelTable } from "./rappel-table.tsx";
import {
  EntryRow,
  isZero,
  nameEntry,
  PlainRow,
  SumRow,
  type Drawn,
  type Section,
  type SectionOf,
} from "./statement-rows.tsx";

/** A section of the statement as its document says it; one without a movement is left out. */
export function StatementSection({ section, drawn }: { readonly section: Section; readonly drawn: Drawn }) {
  switch (section.kind) {
    case "balances":
      return <Balances section={section} />;
    case "receipts":
      return <Receipts section={section} drawn={drawn} />;
    case "kept":
      return <Kept section={section} />;
    case "payroll":
      return <Payroll section={section} drawn={drawn} />;
    case "sum":
      return (
        <div className={classes["net"]}>
          <Text fw={600}>{section.title}</Text>
          <Text fw={700}>{formatEuros(section.amount)}</Text>
        </div>
      );
    case "fees":
    case "movements":
      return <Movements section={section} drawn={drawn} />;
    case "rappels":
      return section.table.months.length === 0 && isZero(section.total) ? null : (
        <RappelTable title={section.title} table={section.table} total={section.total} />
      );
    // The apport d'affaires is a mention and a line of the gross: nothing more to say of it here.
    case "figures":
      return null;
  }
}

function Balances({ section: { id, title, balances, owed } }: { readonly section: SectionOf<"balances"> }) {
  const shown = balances.filter(({ kind, amount }) => kind === "available" || !isZero(amount));
  const others = shown.filter(({ kind }) => kind !== "available");
  const available = shown.filter(({ kind }) => kind === "available");
  const rowOf = ({ account, kind, label, amount }: (typeof balances)[number]) => (
    <PlainRow key={account} label={kind === "advance" ? `${label}, à reprendre` : label} amounts={[amount]} />
  );
  return (
    <Figures caption={title} heads={[title, "Montant"]} narrow>
      {available.map((one) =>
        id === "cloture" ? (
          <SumRow key={one.account} label={one.label} span={1} amounts={[one.amount]} />
        ) : (
          rowOf(one)
        ),
      )}
      {others.map(rowOf)}
      {owed !== null && !isZero(owed) && (
        <PlainRow
          label={owed.startsWith("-") ? "Trop-perçu des clients" : "Facturé, reste à encaisser"}
          amounts={[owed]}
        />
      )}
    </Figures>
  );
}

function Receipts({
  section: { title, missions, totals, total, entries },
  drawn,
}: {
  readonly section: SectionOf<"receipts">;
  readonly drawn: Drawn;
}) {
  if (missions.length === 0 && entries.length === 0) return null;
  return (
    <>
      <Figures caption={title} heads={[title, "Facturé", "Encaissé", "Reste dû", "Avancé"]}>
        {missions.map(({ mission, client, invoiced, cashed, owed, advanced }) => (
          <PlainRow
            key={mission}
            label={client === null ? mission : `${client} · ${mission}`}
            amounts={[invoiced, cashed, owed, advanced]}
          />
        ))}
        {missions.length > 1 && (
          <SumRow
            label="Total"
            span={1}
            amounts={[totals.invoiced, totals.cashed, totals.owed, totals.advanced]}
          />
        )}
      </Figures>
      {entries.length > 0 && (
        <Figures
          caption="Porté au compte"
          heads={["Porté au compte", "Fondement", "Montant"]}
          texts={2}
          narrow
        >
          {entries.map((entry) => (
            <EntryRow key={keyOf(entry)} entry={entry} title="Porté au compte" drawn={drawn} />
          ))}
          {entries.length > 1 && <SumRow label="Porté au compte" span={2} amounts={[total]} />}
        </Figures>
      )}
    </>
  );
}

function Kept({ section: { title, accounts, entries, total } }: { readonly section: SectionOf<"kept"> }) {
  if (accounts.length === 0) return null;
  return (
    <Figures caption={title} heads={[title, "Ouverture", "Ajouté", "Repris", "Clôture"]}>
      {accounts.map(({ account, label, opening, added, released, closing }) => (
        <PlainRow key={account} label={label} amounts={[opening, added, released, closing]} />
      ))}
      {entries.length > 0 && <SumRow label="Effet sur le disponible" span={4} amounts={[total]} />}
    </Figures>
  );
}

function Movements({
  section,
  drawn,
}: {
  readonly section: SectionOf<"fees"> | SectionOf<"movements">;
  readonly drawn: Drawn;
}) {
  const { title, entries, total } = section;
  if (entries.length === 0) return null;
  const words = section.kind === "fees" ? feeWords(section.entries) : [];
  return (
    <Figures caption={title} heads={[title, "Fondement", "Montant"]} texts={2} narrow>
      {entries.map((entry, index) => (
        <EntryRow key={keyOf(entry)} entry={entry} title={title} drawn={drawn} says={words[index] ?? null} />
      ))}
      {entries.length > 1 && <SumRow label="Total" span={2} amounts={[total]} />}
    </Figures>
  );
}

function Payroll({
  section: { title, gross, employer, employerTotal, others, totals, total, entries },
  drawn,
}: {
  readonly section: SectionOf<"payroll">;
  readonly drawn: Drawn;
}) {
  if (entries.length === 0) return null;
  return (
    <>
      <Figures caption={title} heads={[title, "Fondement", "Montant"]} texts={2} narrow>
        {gross.map((entry) => (
          <EntryRow key={keyOf(entry)} entry={entry} title={title} drawn={drawn} />
        ))}
        {employer.map((entry) => (
          <EntryRow key={`employeur ${keyOf(entry)}`} entry={entry} title={title} drawn={drawn} />
        ))}
        {employer.length > 0 && (
          <SumRow label="Cotisations patronales portées au compte" span={2} amounts={[employerTotal]} />
        )}
        {others.map((entry) => (
          <EntryRow key={`autre ${keyOf(entry)}`} entry={entry} title={title} drawn={drawn} />
        ))}
        <SumRow label="Coût de la paie" span={2} amounts={[total]} />
      </Figures>
      {!isZero(totals.chargesDeLaSociete) && (
        <Text size="sm" c="dimmed">
          Hors compte : {formatEuros(totals.chargesDeLaSociete)} de cotisations patronales que la société
          garde à sa charge.
        </Text>
      )}
    </>
  );
}

function keyOf(entry: Parameters<typeof nameEntry>[0] & { readonly line: string }): string {
  return `${entry.line} ${entry.item ?? ""} ${entry.about ?? ""} ${entry.label}`;
}
