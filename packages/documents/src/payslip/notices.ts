/** Sentences that every payslip carries. */

/** CT R3243-1, 15°. */
export const SERVICE_PUBLIC =
  "Définition des termes employés : www.service-public.gouv.fr, rubrique « Bulletin de paie ».";

/** CT R3243-5. */
export const CONSERVATION =
  "Dans votre intérêt et pour vous aider à faire valoir vos droits, conservez ce bulletin de paie sans limitation de durée.";

/** The account is no part of the payslip: it has a statement of its own. */
export const ACCOUNT_APART =
  "Les frais de gestion, la réserve et les encaissements figurent au relevé mensuel du compte d'activité.";
