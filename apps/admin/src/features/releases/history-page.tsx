import { PageHead } from "../../parts/page-head.tsx";

export function HistoryPage() {
  return <PageHead title="History" />;
}
