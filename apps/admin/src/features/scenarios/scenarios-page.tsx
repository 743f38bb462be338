import { PageHead } from "../../parts/page-head.tsx";

export function ScenariosPage() {
  return <PageHead title="Scenarios" />;
}
