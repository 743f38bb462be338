import { PageHead } from "../../parts/page-head.tsx";

export function PeriodPage() {
  return <PageHead title="Period" />;
}
