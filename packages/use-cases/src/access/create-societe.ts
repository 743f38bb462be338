import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Societe } from "../ports/store.ts";
import { toldWhenThere } from "../rules/already-there.ts";
import { admit, labelInput } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { accountOf } from "./invite-user.ts";
import { email, nom, slug } from "./input.ts";
import { note } from "./note.ts";

export const createSocieteInput = z.strictObject({
  /** Its rules will be `company/<slug>`. */
  slug,
  label: labelInput,
  administrateur: z.strictObject({ email, nom }),
});

export interface CreatedSociete {
  readonly societe: Societe;
  /** Of its first administrator: told here and never again; null for someone who has an account already. */
  readonly password: string | null;
}

/** Makes a portage company and its first administrator, who gives rights to others. The publisher's administrators found companies, and see nothing of them afterwards. */
export async function createSociete(
  deps: AccessDeps,
  actor: Actor,
  input: z.input<typeof createSocieteInput>,
): Promise<Result<CreatedSociete>> {
  const admitted = admit(actor, "administer", createSocieteInput, input);
  if (!admitted.ok) return admitted;
  if (actor.kind !== "publisher") return failure([NOT_THE_PUBLISHER]);
  const { administrateur, ...asked } = admitted.value;
  const password = deps.passwords.make();
  const passwordHash = await deps.passwords.hash(password);
  return toldWhenThere(() =>
    deps.store.access.change(async (unit) => {
      const { access } = unit;
      if ((await access.societes()).some((one) => one.slug === asked.slug))
        return failure([taken(asked.slug)]);
      const account = await accountOf(access, { ...administrateur, passwordHash });
      if (!account.ok) return account;
      const { id, isNew } = account.value;
      const societe = await access.addSociete({ ...asked, kind: "company", soloApproval: false });
      await access.grant(id, societe.id, "administrator");
      const data = { slug: asked.slug, administrateur: id };
      for (const societeId of [actor.societeId, societe.id])
        await note(
          unit,
          { ...deps, actor, societeId },
          { action: "societe.ajout", target: societe.id, data },
        );
      return success({ societe, password: isNew ? password : null });
    }),
  );
}

function taken(name: string): Problem {
  return {
    code: "SLUG_TAKEN",
    path: ["slug"],
    message: `Une société porte déjà le nom court « ${name} ».`,
    remedy: "Choisissez un autre nom court.",
  };
}

const NOT_THE_PUBLISHER: Problem = {
  code: "NOT_THE_PUBLISHER",
  path: [],
  message: "Seul l'éditeur crée une société.",
  remedy: "Demandez-le à un administrateur de l'éditeur.",
};
