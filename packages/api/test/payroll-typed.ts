type Amount = { readonly amount: string } | null;

/** What is typed of a payslip, as its reader sees it. */
interface Printed {
  readonly sections: readonly {
    readonly lines: readonly {
      readonly id: string;
      readonly item?: string;
      readonly base: string | null;
      readonly employeeRate: string | null;
      readonly employerRate: string | null;
      readonly employee: string | null;
      readonly employer: string | null;
      readonly amount: string | null;
    }[];
  }[];
  readonly brut: Amount;
  readonly cotisationsSalariales: Amount;
  readonly cotisationsPatronales: Amount;
  readonly netAvantImpot: Amount;
  readonly netAPayer: Amount;
  readonly pas: Amount;
}

type Typed = Readonly<Record<string, string>>;

/** A payslip as someone types it again from paper: its lines and its totals, in the form of a control file. */
export function typedFromPaper(payslip: Printed | null): {
  readonly lignes: readonly Typed[];
  readonly totaux: Typed;
} {
  if (payslip === null) throw new Error("a refused month has no payslip");
  const lines = payslip.sections.flatMap((section) => section.lines);
  return {
    lignes: lines.map((line) => ({
      ligne: line.item === undefined ? line.id : `${line.id}[${line.item}]`,
      ...told("base", line.employee === null && line.employer === null ? null : line.base),
      ...told("tauxSalarial", line.employeeRate),
      ...told("salarial", line.employee),
      ...told("tauxPatronal", line.employerRate),
      ...told("patronal", line.employer),
      ...told("montant", line.amount),
    })),
    totaux: {
      ...told("remunerationBrute", payslip.brut?.amount ?? null),
      ...told("cotisationsSalariales", payslip.cotisationsSalariales?.amount ?? null),
      ...told("cotisationsPatronales", payslip.cotisationsPatronales?.amount ?? null),
      ...told("netAvantImpot", payslip.netAvantImpot?.amount ?? null),
      ...told("pas", payslip.pas?.amount ?? null),
      ...told("netAPayer", payslip.netAPayer?.amount ?? null),
    },
  };
}

function told(name: string, text: string | null): Typed {
  return text === null ? {} : { [name]: text };
}
