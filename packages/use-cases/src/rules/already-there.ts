import { failure, type Result } from "@bareme/kernel";
import { AlreadyThere } from "../ports/already-there.ts";

/** What a transaction gives, or the problem of whoever came second when two people add the same thing at once. */
export async function toldWhenThere<T>(transaction: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await transaction();
  } catch (thrown) {
    if (thrown instanceof AlreadyThere) return alreadyThere(thrown);
    throw thrown;
  }
}

function alreadyThere({ key }: AlreadyThere): Result<never> {
  return failure([
    {
      code: "ALREADY_THERE",
      path: [key],
      message: `« ${key} » existe déjà : quelqu'un d'autre vient de l'ajouter.`,
      remedy: "Relisez la liste : changez ce qui s'y trouve, ou donnez un autre nom à ce que vous ajoutez.",
    },
  ]);
}
