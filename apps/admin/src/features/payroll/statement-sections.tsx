import { Text } from "@mantine/core";
import { feeWords } from "@bareme/payroll";
import { formatEuros } from "../../format/euros.ts";
import { Amount } from "../../parts/amount.tsx";
import { movementId } from "./amount-id.ts";
import { OpenedFrom } from "./opened-from.tsx";
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
import { placeOf } from "./sum-link.tsx";

/** A section of the statement as its document says it; one without a movement is left out. */
export function StatementSection({ section, drawn }: { readonly section: Section; readonly drawn: Drawn }) {
  switch (section.kind) {
    case "balances":
      return <Balances section={section} drawn={drawn} />;
    case "receipts":
      return <Receipts section={section} drawn={drawn} />;
    case "kept":
      return <Kept section={section} drawn={drawn} />;
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
        <RappelTable
          title={section.title}
          contratId={drawn.month.contratId}
          table={section.table}
          total={section.total}
        />
      );
    // The apport d'affaires is a mention and a line of the gross: nothing more to say of it here.
    case "figures":
      return null;
  }
}

function Balances({
  section: { id, title, balances, owed },
  drawn,
}: {
  readonly section: SectionOf<"balances">;
  readonly drawn: Drawn;
}) {
  const shown = balances.filter(({ kind, amount }) => kind === "available" || !isZero(amount));
  const others = shown.filter(({ kind }) => kind !== "available");
  const available = shown.filter(({ kind }) => kind === "available");
  const rowOf = ({ account, kind, label, amount }: (typeof balances)[number]) => (
    <PlainRow key={account} label={kind === "advance" ? `${label}, à reprendre` : label} amounts={[amount]} />
  );
  return (
    <>
      <Figures id={placeOf(id)} caption={title} heads={[title, "Montant"]} narrow>
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
      {id === "ouverture" && <OpenedFrom month={drawn.month} />}
    </>
  );
}

function Receipts({
  section: { id, title, missions, totals, total, entries },
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
          id={placeOf(id)}
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

function Kept({
  section: { id, title, accounts, entries, total },
  drawn,
}: {
  readonly section: SectionOf<"kept">;
  readonly drawn: Drawn;
}) {
  if (accounts.length === 0) return null;
  return (
    <Figures id={placeOf(id)} caption={title} heads={[title, "Ouverture", "Ajouté", "Repris", "Clôture"]}>
      {accounts.map(({ account, label, opening, added, released, closing, entries: own }) => (
        <PlainRow
          key={account}
          label={label}
          amounts={[
            opening,
            <Moved key="added" value={added} of={`${label}, ajouté`} entries={own} drawn={drawn} />,
            <Moved key="released" value={released} of={`${label}, repris`} entries={own} drawn={drawn} />,
            closing,
          ]}
        />
      ))}
      {entries.length > 0 && <SumRow label="Effet sur le disponible" span={4} amounts={[total]} />}
    </Figures>
  );
}

/** What was put aside or taken back: explained where one movement made it. */
function Moved({
  value,
  of,
  entries,
  drawn: { month, payslip },
}: {
  readonly value: string;
  readonly of: string;
  readonly entries: SectionOf<"kept">["entries"];
  readonly drawn: Drawn;
}) {
  const [entry, ...others] = entries.filter(
    ({ amount }) => amount.startsWith("-") === value.startsWith("-") && !isZero(amount),
  );
  const isOne = entry !== undefined && others.length === 0 && !isZero(value);
  return (
    <Amount
      value={value}
      of={of}
      explain={isOne ? { kind: "month", ...month, amount: movementId(entry, payslip) } : undefined}
    />
  );
}

function Movements({
  section,
  drawn,
}: {
  readonly section: SectionOf<"fees"> | SectionOf<"movements">;
  readonly drawn: Drawn;
}) {
  const { id, title, entries, total } = section;
  if (entries.length === 0) return null;
  const words = section.kind === "fees" ? feeWords(section.entries) : [];
  return (
    <Figures id={placeOf(id)} caption={title} heads={[title, "Fondement", "Montant"]} texts={2} narrow>
      {entries.map((entry, index) => (
        <EntryRow key={keyOf(entry)} entry={entry} title={title} drawn={drawn} says={words[index] ?? null} />
      ))}
      {entries.length > 1 && <SumRow label="Total" span={2} amounts={[total]} />}
    </Figures>
  );
}

function Payroll({
  section: { id, title, gross, employer, employerTotal, others, totals, total, entries },
  drawn,
}: {
  readonly section: SectionOf<"payroll">;
  readonly drawn: Drawn;
}) {
  if (entries.length === 0) return null;
  return (
    <>
      <Figures id={placeOf(id)} caption={title} heads={[title, "Fondement", "Montant"]} texts={2} narrow>
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
