import { PageHead } from "../../parts/page-head.tsx";

export function RulePage() {
  return <PageHead title="Rule" />;
}
