import type {
  Dashboard,
  DelaiPaiement,
  FeesOverCa,
  Hindrance,
  Marge,
  OpenPeriod,
  PorteOf,
  Soldes,
  WaitingDraft,
  WaitingDrafts,
  WaitingMonth,
  WaitingMonths,
} from "@bareme/use-cases";
import { z } from "zod";
import { exactly } from "./exactly.ts";
import { passageStateShape } from "./passage.ts";
import { day, decimalText, euros, period } from "./texts.ts";

/** The first rows of a list. */
function some<S extends z.ZodType>(row: S) {
  return z.strictObject({
    rows: z.array(row).readonly(),
    total: z.int().describe("combien il y en a, celles-ci comprises"),
  });
}

export const porteOfShape = exactly<PorteOf>()(
  z.strictObject({ porteId: z.uuid(), matricule: z.string(), nom: z.string(), prenom: z.string() }),
);

const waitingMonth = {
  moisId: z.uuid(),
  contratId: z.uuid(),
  period,
  status: z.enum(["ouvert", "calcule", "valide", "clos"]),
  state: z.enum(["calculé", "bloqué", "provisoire", "refusé"]).nullable(),
  porte: porteOfShape,
};

const waitingMonthShape = exactly<WaitingMonth>()(z.strictObject(waitingMonth));

export const reasonShape = exactly<Hindrance>()(
  z.strictObject({
    kind: z.enum(["problem", "check"]).describe("un problème de calcul, ou un contrôle des règles"),
    code: z.string().describe("le code du problème, ou l'identifiant du contrôle"),
    message: z.string(),
    remedy: z.string(),
  }),
);

/** How many months of a period stand where. */
export const openPeriodShape = exactly<OpenPeriod>()(
  z.strictObject({
    period,
    total: z.int(),
    ouvert: z.int().describe("ouverts, pas calculés"),
    aValider: z.int(),
    provisoire: z.int(),
    bloque: z.int(),
    refuse: z.int(),
    aClore: z.int(),
    clos: z.int(),
  }),
);

const monthsShape = exactly<WaitingMonths>()(
  z.strictObject({
    periods: z.array(openPeriodShape),
    hindered: some(z.strictObject({ ...waitingMonth, reason: reasonShape.nullable() })),
    late: some(waitingMonthShape).describe("pas clos, d'avant la dernière période ouverte"),
  }),
);

const draftShape = exactly<WaitingDraft>()(
  z.strictObject({
    draftId: z.uuid(),
    label: z.string(),
    revision: z.int(),
    authorId: z.uuid(),
    solo: z.boolean().describe("vrai : vous en avez écrit tout ou partie"),
  }),
);

const draftsShape = exactly<WaitingDrafts>()(
  z.strictObject({
    toApprove: some(draftShape).describe("en relecture, que vous pouvez approuver"),
    toPublish: some(draftShape).describe("approuvés, pas encore publiés"),
    mayPublish: z.boolean(),
  }),
);

const delaiPaiementShape = exactly<DelaiPaiement>()(
  z.strictObject({
    jours: decimalText
      .nullable()
      .describe(
        "créances ÷ CA facturé × jours, au centième ; null sans facture dans les jours pris en compte",
      ),
    creances: euros.describe("ce que les clients doivent, TTC"),
    caFacture: euros.describe("factures moins avoirs des jours pris en compte, TTC"),
    from: day,
    to: day,
    days: z.int(),
    unpaid: some(
      z.strictObject({
        contratId: z.uuid(),
        porte: porteOfShape,
        facture: z.string().describe("son numéro"),
        mission: z.string(),
        client: z.string().nullable(),
        date: day,
        ttc: euros,
        due: euros.describe("ce qui reste dû, TTC"),
        days: z.int().describe("depuis la date de la facture ; les pièces ne disent pas d'échéance"),
      }),
    ).describe("les plus anciennes d'abord"),
  }),
);

const fees = {
  fraisDeGestion: euros,
  ca: euros.describe("CA HT encaissé et avancé, celui des comptes d'activité"),
  part: decimalText.nullable().describe("frais ÷ CA en %, au centième ; null quand le CA n'est pas positif"),
};

const margeShape = exactly<Marge>()(
  z.strictObject({
    periods: z.array(z.strictObject({ period, closed: z.int().describe("mois clos"), ...fees })),
    total: exactly<FeesOverCa>()(z.strictObject(fees)),
  }),
);

const account = { account: z.string(), label: z.string(), role: z.string() };

const soldesShape = exactly<Soldes>()(
  z.strictObject({
    accounts: z.array(
      z.strictObject({
        ...account,
        lends: z.boolean().describe("vrai : une avance de la société, négative tant qu'elle est à reprendre"),
        balance: euros,
        contrats: z.int().describe("contrats qui y ont quelque chose"),
      }),
    ),
    below: some(
      z.strictObject({
        ...account,
        contratId: z.uuid(),
        porte: porteOfShape,
        moisId: z.uuid().describe("le dernier mois clos du contrat"),
        period,
        balance: euros,
      }),
    ).describe("soldes sous zéro, le plus bas d'abord"),
  }),
);

/** What a company's people open in the morning. */
export const dashboardShape = exactly<Dashboard>()(
  z.strictObject({
    on: day,
    months: monthsShape,
    drafts: draftsShape,
    passages: some(passageStateShape),
    delaiPaiement: delaiPaiementShape,
    marge: margeShape,
    soldes: soldesShape,
  }),
);
