export { compileStack } from "./compile/compile-stack.ts";
export type { Expression } from "./expression.ts";
export type { AccountPlan, BandPlan, LinePlan, Plan } from "./plan.ts";
export { gridResult } from "./run/bands.ts";
export type {
  CertificateResult,
  EvaluationDocument,
  EventResult,
  LineResult,
  PostingResult,
} from "./run/document.ts";
export { auditEvaluation, createEvaluator, refuse, type Evaluation, type Evaluator } from "./run/evaluate.ts";
export type { EvaluationRequest } from "./run/request.ts";
export { explain } from "./run/explain.ts";
export type { Explanation } from "./run/explanation.ts";
