import type { Problem } from "@bareme/kernel";
import { codeOf } from "./error-code.ts";
import { StoreUnopened } from "./opening.ts";

/** Why a server of PostgreSQL does not open. What its driver says may hold the address, password included: it is not repeated. */
export function databaseProblem(error: unknown, url: string): Problem | undefined {
  const code = codeOf(error);
  const [, why, remedy] = REASONS.find(([pattern]) => pattern.test(code ?? "")) ?? [];
  if (why !== undefined && remedy !== undefined) return unreachable(url, `${why} (${code})`, remedy);
  if (!(error instanceof StoreUnopened)) return undefined;
  return isAddress(url)
    ? unreachable(url, code === undefined ? "il n'a pas dit pourquoi" : `code ${code}`, CHECK)
    : unreachable(
        url,
        "ce n'est pas une adresse de PostgreSQL",
        "Écrivez DATABASE_URL comme postgresql://utilisateur:motdepasse@hote:5432/base ; dans le mot de passe, « @ » s'écrit %40, « / » %2F et « : » %3A.",
      );
}

const CHECK = "Vérifiez DATABASE_URL, que ce serveur tourne, et que l'utilisateur et la base existent.";
const LATER = "Attendez qu'il soit prêt, puis recommencez.";

const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [/^(ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET)$/, "il ne répond pas", CHECK],
  [/^(ENOTFOUND|EAI_AGAIN|ENOENT)$/, "son adresse est introuvable", CHECK],
  [/^28/, "il refuse cet utilisateur ou ce mot de passe", CHECK],
  [/^3D/, "cette base n'existe pas", CHECK],
  [
    /^42501$/,
    "cet utilisateur n'a pas les droits de préparer la base",
    "Faites de lui le propriétaire de la base, avec le droit de créer des rôles (ALTER ROLE … CREATEROLE).",
  ],
  [/^53300$/, "il n'a plus de connexion libre", "Augmentez « max_connections », ou arrêtez des processus."],
  [/^57P/, "il démarre ou s'arrête", LATER],
  [/^08/, "la connexion est rompue", CHECK],
];

function unreachable(url: string, why: string, remedy: string): Problem {
  const place = placeOf(url);
  return {
    code: "DATABASE_UNREACHABLE",
    path: [place],
    message: `Le serveur PostgreSQL de ${place} ne s'ouvre pas : ${why}.`,
    remedy,
  };
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol);
}

/** The address without user and password. */
function placeOf(url: string): string {
  return isAddress(url) ? `${new URL(url).host}${new URL(url).pathname}` : "DATABASE_URL";
}
