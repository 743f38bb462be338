import { z } from "zod";
import { namedSchema, type Json } from "./openapi-schema.ts";
import { appRouter } from "./router.ts";
import { problemShape, textConflictShape } from "./shapes/problem.ts";
import { shapeOf, type ProcedureShape } from "./procedure-shape.ts";

/** The page that tells others how to call the API: every procedure, what it is asked and what it answers (OpenAPI 3.1). */
export function openApiDocument(): Json {
  const described = procedures().map(describeProcedure);
  const problems = namedSchema(z.union([problemShape, textConflictShape]), "output", "Probleme");
  const Refus = refusal(problems.schema);
  const definitions = [problems, ...described].map((one) => one.definitions);
  return {
    openapi: "3.1.0",
    info: { title: "Barème", version: "1", description: INTRODUCTION },
    paths: Object.fromEntries(described.map(({ path, item }) => [`/api/trpc/${path}`, item])),
    components: { schemas: Object.assign({ Refus }, ...definitions) as Json },
  };
}

const INTRODUCTION = [
  "Une lecture est un GET dont « input » porte le JSON de la demande ; une écriture est un POST dont le corps est ce JSON.",
  "La réponse est { result: { data } } ; un refus est { error: { data: { problems } } }, chaque problème disant quoi, où et que faire.",
  "Un suivi est un flux d'événements (text/event-stream).",
  "La session est un cookie, donné par access.signIn ; l'en-tête « x-societe » dit pour quelle société on demande.",
  "Les décimaux sont des textes, les dates aussi (AAAA-MM-JJ).",
].join("\n\n");

/** Every procedure of the router, in the order of its names. */
export function procedures(): readonly ProcedureShape[] {
  // tRPC keeps them flat, by their whole path; its types show the tree.
  const flat = appRouter._def.procedures as unknown as Readonly<Record<string, { readonly _def: object }>>;
  return Object.entries(flat)
    .map(([path, procedure]) => shapeOf(path, procedure))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
}

interface Described {
  readonly path: string;
  readonly item: Json;
  readonly definitions: Json;
}

function describeProcedure(shape: ProcedureShape): Described {
  const { path } = shape;
  const asked = namedSchema(shape.input, "input", `${path}.demande`);
  const answered = namedSchema(shape.output, "output", `${path}.reponse`);
  const item = pathItem(shape, asked.schema, answered.schema);
  return { path, item, definitions: { ...asked.definitions, ...answered.definitions } };
}

function pathItem({ kind, says, right, path }: ProcedureShape, asked: Json, answered: Json): Json {
  const operation = {
    operationId: path,
    summary: says,
    description: right.length === 0 ? "Aucun droit particulier." : `Droit : ${right.join(" ou ")}.`,
    responses: {
      "200": { description: "La réponse.", content: contentOf(kind, answered) },
      default: { description: "Un refus.", content: json({ $ref: "#/components/schemas/Refus" }) },
    },
  };
  // Rights are rights in a tenant.
  const tenant = right.length === 0 ? [] : [kind === "subscription" ? TENANT_OF_STREAM : TENANT];
  if (kind === "mutation")
    return {
      post: { ...operation, parameters: tenant, requestBody: { required: true, content: json(asked) } },
    };
  const parameter = { name: "input", in: "query", required: true, content: json(asked) };
  return { get: { ...operation, parameters: [...tenant, parameter] } };
}

function contentOf(kind: ProcedureShape["kind"], schema: Json): Json {
  if (kind === "subscription") return { "text/event-stream": { schema } };
  const result = { type: "object", properties: { data: schema }, required: ["data"] };
  return json({ type: "object", properties: { result }, required: ["result"] });
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}

const SOCIETE = { type: "string", format: "uuid", description: "l'identifiant de la société" };
const TENANT = { name: "x-societe", in: "header", required: true, schema: SOCIETE };

/** A browser sets no header on a stream. */
const TENANT_OF_STREAM = {
  name: "connectionParams",
  in: "query",
  required: true,
  content: json({ type: "object", properties: { "x-societe": SOCIETE }, required: ["x-societe"] }),
};

/** What every refusal is. */
function refusal(problem: Json): Json {
  const problems = { type: "array", items: problem };
  const data = { type: "object", properties: { problems }, required: ["problems"] };
  const error = { type: "object", properties: { data }, required: ["data"] };
  return { type: "object", properties: { error }, required: ["error"] };
}
