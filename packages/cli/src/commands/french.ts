import type { Command } from "commander";

/** What commander says of a command line, and how it is said here. What it may say besides stays as it is. */
const MESSAGES: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [/^error: unknown option '(.*)'/m, (flag) => `erreur : l'option « ${flag} » n'existe pas.`],
  [/^error: unknown command '(.*)'/m, (name) => `erreur : la commande « ${name} » n'existe pas.`],
  [/^error: missing required argument '(.*)'$/m, (name) => `erreur : l'argument « ${name} » manque.`],
  [
    /^error: option '(.*)' argument missing$/m,
    (flags) => `erreur : l'option « ${flags} » attend une valeur.`,
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/m,
    (flags, given, choices) =>
      `erreur : l'option « ${flags} » ne prend pas « ${given} » ; elle prend ${choices}.`,
  ],
  [
    /^error: required option '(.*)' not specified$/m,
    (flags) => `erreur : l'option « ${flags} » est obligatoire.`,
  ],
  [
    /^error: too many arguments.*\. Expected (\d+) arguments? but got (\d+)\.?.*$/m,
    (expected, got) =>
      `erreur : ${expected} argument${expected === "1" ? "" : "s"} attendu${expected === "1" ? "" : "s"}, ${got} donnés.`,
  ],
  [/^\(Did you mean one of (.*)\?\)$/m, (names) => `Vouliez-vous dire l'une de : ${names} ?`],
  [/^\(Did you mean (.*)\?\)$/m, (name) => `Vouliez-vous dire ${name} ?`],
];

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "Utilisation :",
  "Arguments:": "Arguments :",
  "Options:": "Options :",
  "Commands:": "Commandes :",
};

/** Makes commander speak French, as far as it lets itself. Before any subcommand is added: they take it over as they are made. */
export function speakFrench(program: Command): Command {
  return program
    .helpOption("-h, --help", "affiche cette aide")
    .helpCommand("help [commande]", "affiche l'aide d'une commande")
    .configureOutput({ outputError: (text, write) => write(toFrench(text)) })
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      optionDescription: ({ description, defaultValue, argChoices }) =>
        withDefault(
          argChoices === undefined ? description : `${description} : ${argChoices.join(", ")}`,
          defaultValue,
        ),
      argumentDescription: ({ description, defaultValue }) => withDefault(description, defaultValue),
    });
}

function toFrench(text: string): string {
  return MESSAGES.reduce(
    (said, [pattern, say]) => said.replace(pattern, (_whole, ...parts: string[]) => say(...parts)),
    text,
  );
}

function withDefault(description: string, value: unknown): string {
  const shown = Array.isArray(value) ? value.join(" ") : value;
  return typeof shown === "string" ? `${description} (${shown} par défaut)` : description;
}
