import { PageHead } from "../../parts/page-head.tsx";

export function RuleFilePage() {
  return <PageHead title="RuleFile" />;
}
