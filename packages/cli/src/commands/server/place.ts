import type { Command } from "commander";

/** The options by which every command of the server says where its data is. */
export interface PlaceOptions {
  readonly data: string;
}

export function addPlace(command: Command): Command {
  return command
    .option("--data <dossier>", "dossier des données : clés, et base embarquée", "donnees")
    .addHelpText(
      "after",
      "\nLa variable DATABASE_URL nomme un serveur PostgreSQL ; sans elle, la base est embarquée.",
    );
}

/** Where the data is: the folder, and the server that the environment names. */
export function placeOf({ data }: PlaceOptions): { readonly data: string; readonly url: string | null } {
  const url = process.env["DATABASE_URL"] ?? "";
  return { data, url: url === "" ? null : url };
}
