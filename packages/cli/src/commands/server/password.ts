import { writeProblems, type ExitCode, type Output } from "../../output.ts";
import { placeOf, type PlaceOptions } from "./place.ts";

/** `bareme password <email>`: a new password for someone who lost theirs, told once. */
export async function password(
  email: string,
  options: PlaceOptions,
  { engineVersion, output }: { readonly engineVersion: string; readonly output: Output },
): Promise<ExitCode> {
  const { replacePassword } = await import("@bareme/server");
  const replaced = await replacePassword(
    { place: placeOf(options), engineVersion, onError: () => undefined },
    email,
  );
  if (!replaced.ok) {
    writeProblems(replaced.problems, output);
    return 2;
  }
  output.out(`Nouveau mot de passe de ${replaced.value.email} : ${replaced.value.password}\n`);
  output.err("Il n'est dit qu'ici ; ses sessions sont fermées. À changer dès la première connexion.\n");
  return 0;
}
