import { PageHead } from "../../parts/page-head.tsx";

export function RulesPage() {
  return <PageHead title="Rules" />;
}
