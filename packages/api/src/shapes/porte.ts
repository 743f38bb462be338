import type { PorteView } from "@bareme/use-cases";
import { z } from "zod";
import { exactly } from "./exactly.ts";

export const porteShape = exactly<PorteView>()(
  z.strictObject({
    id: z.uuid(),
    matricule: z.string(),
    nom: z.string(),
    prenom: z.string(),
    // A whole NIR is refused here: one that a mistake let through would be a fault of the server, and go no further.
    nir: z
      .string()
      .regex(/^\d \d{2} \*\* \*\* \*{3} \*{3} \*\*$/)
      .nullable()
      .describe("NIR masqué, comme « 1 84 ** ** *** *** ** » ; null quand il n'est pas connu"),
    revision: z.int().describe("grandit à chaque changement ; à redonner pour en faire un autre"),
  }),
);
