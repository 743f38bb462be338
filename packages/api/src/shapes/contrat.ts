import { PIECE_KINDS, type Contrat, type Piece } from "@bareme/use-cases";
import { z } from "zod";
import { day } from "./texts.ts";
import { exactly } from "./exactly.ts";

const kept = z.string().describe("JSON de l'enregistrement, tel qu'il est gardé");
const revision = z.int().describe("grandit à chaque changement ; à redonner pour en faire un autre");

export const contratShape = exactly<Contrat>()(
  z.strictObject({
    id: z.uuid(),
    porteId: z.uuid(),
    debut: day,
    fin: day.nullable(),
    data: kept,
    revision,
  }),
);

/** A record of a contract's dossier. */
export const pieceShape = exactly<Piece>()(
  z.strictObject({
    kind: z.enum(PIECE_KINDS),
    key: z.string(),
    date: day,
    data: kept,
    revision,
  }),
);

export const contratWithPiecesShape = exactly<{
  readonly contrat: Contrat;
  readonly pieces: readonly Piece[];
}>()(z.strictObject({ contrat: contratShape, pieces: z.array(pieceShape) }));
