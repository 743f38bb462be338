import type { Decimal } from "@bareme/kernel";
import type { NodePlan } from "../plan.ts";
import type { Certificate } from "./certificate.ts";
import type { CertificateResult } from "./document.ts";
import type { Program } from "./program.ts";
import { valueToText } from "./value-text.ts";

const JUMPING: ReadonlySet<NodePlan["role"]> = new Set(["line", "part"]);

/** A certificate as it leaves the process: of the jumps, those of lines that people see. */
export function writeCertificate(found: Certificate, { nodesById }: Program): CertificateResult {
  const unit = nodesById.get(found.line)?.plan.unit ?? "EUR";
  const amount = (value: Decimal): string => valueToText(value, unit, null);
  return {
    line: found.line,
    value: amount(found.value),
    step: found.step,
    met: found.met,
    remainder: amount(found.remainder),
    constraints: found.constraints.map(({ text: formula, at, above }) => ({
      text: formula,
      left: amount(at.left),
      right: amount(at.right),
      leftAbove: amount(above.left),
      rightAbove: amount(above.right),
    })),
    jumps: found.jumps.flatMap(({ node, change }) => {
      const plan = nodesById.get(node)?.plan;
      return plan === undefined || !JUMPING.has(plan.role) || plan.id.includes("~")
        ? []
        : [{ line: plan.id, label: plan.label, change: amount(change) }];
    }),
  };
}
