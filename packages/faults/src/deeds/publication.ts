import type { Services } from "@bareme/server";
import { listDrafts, publishDraft, settlePlans } from "@bareme/use-cases";
import { actorOf, APPROVER, AS_OF, LAYERS, OPEN, PUBLISHER } from "../base/names.ts";
import { valueOf } from "../base/value-of.ts";
import type { Deed, Left, Tell } from "./deed.ts";

/** The publication of a draft over law and convention, after which the rules of a company compile no more and its open months are blocked. */
export const publication: Deed = { run, faultsLeft };

const PUBLISHED = "published";
const SETTLED = "settled";

async function run(services: Services, tell: Tell): Promise<void> {
  const { rules } = services;
  const approver = await actorOf(services, APPROVER, PUBLISHER);
  // As a server does when it starts: one before may have died between a publication and what follows from it.
  await settlePlans(rules);
  const [draft] = valueOf(await listDrafts(rules, approver, {}));
  if (draft === undefined) throw new Error("there is no draft");
  if (draft.status === "approved")
    valueOf(
      await publishDraft(rules, approver, {
        draftId: draft.id,
        revision: draft.revision,
        effectiveFrom: "2027-01-01",
        knownFrom: AS_OF,
        reason: "Taux et bornes de 2027",
      }),
    );
  tell(PUBLISHED);
  tell(SETTLED);
}

/** Both layers or none, with the draft; all open months blocked or none. */
function faultsLeft({ found, departure, told }: Left): readonly string[] {
  const faults: string[] = [];
  const before = departure.rows("releases").length;
  const added = found.rows("releases").length - before;
  const status = found.rows("brouillons")[0]?.["status"];
  if (added !== 0 && added !== LAYERS.length)
    faults.push(`${added} layers of ${LAYERS.length} are published`);
  if ((status === "published") !== added > 0)
    faults.push(`the draft is ${status} and ${added} layers are published`);
  const open = found.rows("mois").filter(({ period }) => period === OPEN);
  const blocked = open.filter(({ state }) => state === "bloqué").length;
  if (blocked !== 0 && blocked !== open.length)
    faults.push(`${blocked} months of ${open.length} are blocked`);
  if (blocked > 0 && added === 0) faults.push("months are blocked by rules that are not published");
  if (told.includes(PUBLISHED) && added === 0) faults.push("the publication told is gone");
  if (told.includes(SETTLED) && blocked === 0) faults.push("the months told blocked are open");
  return faults;
}
