import { PageHead } from "../../parts/page-head.tsx";

export function MonthPage() {
  return <PageHead title="Month" />;
}
