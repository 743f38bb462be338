import { PageHead } from "../../parts/page-head.tsx";

export function PeriodsPage() {
  return <PageHead title="Periods" />;
}
