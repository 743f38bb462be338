import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { AccessUnit, Societe } from "../ports/store.ts";
import { labelInput, readInput } from "../rules/input.ts";
import { toldWhenThere } from "../rules/already-there.ts";
import type { AccessDeps } from "./deps.ts";
import { email, nom, slug } from "./input.ts";
import { note } from "./note.ts";

const societe = z.strictObject({
  slug,
  label: labelInput,
  kind: z.enum(["publisher", "company"]),
});

export const firstStartInput = z.strictObject({
  societes: z
    .array(societe)
    .readonly()
    .refine(
      (all) => all.filter(({ kind }) => kind === "publisher").length === 1,
      "un éditeur est attendu, et un seul",
    )
    .refine(
      (all) => new Set(all.map(({ slug }) => slug)).size === all.length,
      "chaque nom court sert une fois",
    ),
  administrateur: z.strictObject({ email, nom }),
});

/** What the first start made; the password is told here and never again. */
export interface FirstStart {
  readonly societes: readonly Societe[];
  readonly utilisateurId: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Makes the tenants, and one administrator of each of them, who gives rights to others. Null when somebody has an account already: a second start
 * does nothing. Called by the server as it starts; nobody asks for it from outside.
 */
export async function firstStart(
  deps: AccessDeps,
  input: z.input<typeof firstStartInput>,
): Promise<Result<FirstStart | null>> {
  const { store, passwords } = deps;
  const asked = readInput(firstStartInput, input);
  if (!asked.ok) return asked;
  if ((await store.access.countUsers()) > 0) return success(null);
  const password = passwords.make();
  const passwordHash = await passwords.hash(password);
  return toldWhenThere(() =>
    store.access.change(async (unit) => {
      // Another process may have started meanwhile.
      if ((await unit.access.countUsers()) > 0) return success(null);
      const societes = await makeSocietes(unit, asked.value.societes);
      const user = await unit.access.addUser({ ...asked.value.administrateur, passwordHash });
      for (const { id: societeId } of societes) {
        await unit.access.grant(user.id, societeId, "administrator");
        await note(
          unit,
          { ...deps, actor: null, societeId },
          { action: "acces.premierDemarrage", target: user.id, data: { email: user.email } },
        );
      }
      return success({ societes, utilisateurId: user.id, email: user.email, password });
    }),
  );
}

/** A tenant that is there already is kept as it is. */
async function makeSocietes(
  { access }: AccessUnit,
  asked: readonly z.output<typeof societe>[],
): Promise<readonly Societe[]> {
  const there = new Map((await access.societes()).map((one) => [one.slug, one]));
  const societes: Societe[] = [];
  for (const one of asked)
    societes.push(there.get(one.slug) ?? (await access.addSociete({ ...one, soloApproval: false })));
  return societes;
}
