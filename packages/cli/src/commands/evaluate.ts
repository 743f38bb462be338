import { readFileSync } from "node:fs";
import { explain, type EvaluationDocument, type EvaluationRequest, type Explanation } from "@bareme/engine";
import type { Problem } from "@bareme/kernel";
import { writeJson, writeProblems, type ExitCode, type Output } from "../output.ts";
import type { RuleFolders } from "../rule-folders.ts";

interface EvaluateOptions {
  readonly rules: string;
  readonly input: string;
  readonly explain?: string;
  readonly json?: boolean;
}

const KEYS: ReadonlySet<string> = new Set([
  "period",
  "paymentDate",
  "asOf",
  "facts",
  "opening",
  "pins",
  "only",
]);

type Answer =
  | (EvaluationDocument & { readonly explanation?: Explanation | null })
  | { readonly problems: readonly Problem[] };

/** `bareme evaluate`: any stack on one request, or on an array of them. The result is always one JSON document. */
export function evaluate(options: EvaluateOptions, folders: RuleFolders, output: Output): ExitCode {
  const input = readInput(options.input);
  if ("code" in input) {
    writeJson({ problems: [input] }, output);
    writeProblems([input], output);
    return 2;
  }
  const compiled = folders.compile(
    options.rules
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean),
  );
  if (!compiled.ok) {
    writeJson({ problems: compiled.problems }, output);
    writeProblems(compiled.problems, output);
    return 2;
  }
  const requests = Array.isArray(input.value) ? (input.value as unknown[]) : [input.value];
  const documents = requests.map((request): Answer => {
    const wrong = checkRequest(request);
    if (wrong.length > 0) return { problems: wrong };
    const evaluation = compiled.value.evaluate(request as EvaluationRequest);
    return options.explain === undefined
      ? evaluation.document
      : { ...evaluation.document, explanation: explain(evaluation, options.explain) ?? null };
  });
  writeJson(Array.isArray(input.value) ? documents : documents[0], output);
  for (const document of documents) writeProblems(document.problems, output);
  return documents.some((document) => document.problems.length > 0)
    ? 2
    : documents.some(
          (document) => "events" in document && document.events.some((event) => event.severity === "block"),
        )
      ? 1
      : 0;
}

function checkRequest(request: unknown): Problem[] {
  if (typeof request !== "object" || request === null || Array.isArray(request)) {
    return [
      {
        code: "REQUEST_INVALID",
        path: [],
        message: "La demande n'est pas un objet JSON.",
        remedy: "Donnez { period, facts, … }.",
      },
    ];
  }
  return Object.keys(request)
    .filter((key) => !KEYS.has(key))
    .map((key) => ({
      code: "REQUEST_INVALID",
      path: [key],
      message: `« ${key} » n'est pas une clé d'une demande.`,
      remedy: `Clés : ${[...KEYS].join(", ")}.`,
    }));
}

function readInput(path: string): { readonly value: unknown } | Problem {
  try {
    return { value: JSON.parse(readFileSync(path === "-" ? 0 : path, "utf8")) as unknown };
  } catch (thrown) {
    const reason = thrown instanceof SyntaxError ? "n'est pas du JSON lisible" : "ne peut pas être lu";
    return {
      code: "INPUT_UNREADABLE",
      path: [path],
      message: `« ${path === "-" ? "l'entrée standard" : path} » ${reason}.`,
      remedy: "Donnez un fichier JSON, ou - pour l'entrée standard.",
    };
  }
}
