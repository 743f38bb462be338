import type { Signer } from "../ports/services.ts";
import { releaseName } from "../rules/release.ts";
import { hear, nothingSaid } from "./journal-said.ts";
import { tamperedWith, type Tampered } from "./tampered.ts";
import { chainFaults } from "./verify-chain.ts";
import { correctionFaults } from "./verify-corrections.ts";
import { monthFaults, planFaults, planShelf } from "./verify-months.ts";
import { missingNumbers, publicationFaults, releaseFaults, unreadableRelease } from "./verify-release.ts";
import type { Stray, WholeRelease, WholeRows } from "./whole-rows.ts";

const STEPS = ["releases", "entries", "plans", "months", "corrections"] as const;

/** How many rows of each kind were gone through. */
export type WholeCounts = { readonly [S in (typeof STEPS)[number]]: number };

export interface VerifiedWhole extends WholeCounts {
  readonly societes: number;
  /** The first ones, each with the company or publisher it is of; null where it is of none. */
  readonly tampered: readonly (Tampered & { readonly societe: string | null })[];
  /** How many more there are. */
  readonly more: number;
}

/** Told as rows go by; awaited. */
export type OnVerified = (
  societe: string,
  step: keyof WholeCounts,
  counts: WholeCounts,
) => void | Promise<void>;

/** Past so many findings, nothing is learnt by reading more of them. */
const MOST_TOLD = 1000;

/** Verifies everything that hashes, signatures, the journal and the books tell of each other, in every tenant, row after row. */
export async function verifyWhole(
  whole: WholeRows,
  signer: Signer,
  onProgress?: OnVerified,
): Promise<VerifiedWhole> {
  const counts = { releases: 0, entries: 0, plans: 0, months: 0, corrections: 0 };
  const tampered: VerifiedWhole["tampered"][number][] = [];
  let more = 0;
  const tell = async (societe: string | null, faults: AsyncIterable<Tampered>): Promise<void> => {
    for await (const fault of faults)
      if (tampered.length < MOST_TOLD) tampered.push({ ...fault, societe });
      else more += 1;
  };
  const societes = await whole.societes();
  for (const { id, slug } of societes) {
    const watch: Watch = async function* (step, rows) {
      for await (const row of rows) {
        yield row;
        counts[step] += 1;
        if (counts[step] % REPORT_EVERY === 0) await onProgress?.(slug, step, counts);
      }
      await onProgress?.(slug, step, counts);
    };
    await tell(slug, tenantFaults({ whole, signer, watch }, id));
  }
  await tell(null, strayFaults(whole.strays()));
  return { societes: societes.length, ...counts, tampered, more };
}

const REPORT_EVERY = 50;

/** Passes rows on, and counts them. */
type Watch = <T>(step: keyof WholeCounts, rows: AsyncIterable<T>) => AsyncIterable<T>;

interface Tools {
  readonly whole: WholeRows;
  readonly signer: Signer;
  readonly watch: Watch;
}

async function* tenantFaults({ whole, signer, watch }: Tools, societeId: string): AsyncGenerator<Tampered> {
  const heads: Pick<WholeRelease, "ruleSet" | "number">[] = [];
  const own = new Map<string, string | null>();
  for await (const { files, ...head } of watch("releases", whole.releases(societeId))) {
    heads.push({ ruleSet: head.ruleSet, number: head.number });
    own.set(releaseName(head), files === null ? null : head.signature);
    if (files === null) yield unreadableRelease(head);
    else yield* releaseFaults({ ...head, files }, signer);
  }
  const missing = missingNumbers(heads);
  yield* missing;
  const said = nothingSaid();
  yield* chainFaults(watch("entries", whole.journal(societeId)), (entry) => hear(said, entry));
  yield* publicationFaults(own, said.published, new Set(missing.map(({ target }) => target)));
  yield* planFaults(watch("plans", whole.plans(societeId)));
  const planOf = planShelf((hash) => whole.plan(societeId, hash));
  yield* monthFaults(watch("months", whole.closedMonths(societeId)), said, planOf);
  yield* correctionFaults(watch("corrections", whole.corrections(societeId)), said);
}

async function* strayFaults(strays: AsyncIterable<Stray>): AsyncGenerator<Tampered> {
  for await (const { table, key, lacks } of strays)
    yield tamperedWith(
      "ligne",
      `${table} ${key}`,
      lacks === "societe"
        ? `Une ligne de la table « ${table} » n'appartient à aucune société.`
        : `Une écriture de la table « ${table} » n'est d'aucun mois clos.`,
    );
}
