import { PageHead } from "../../parts/page-head.tsx";

export function JournalPage() {
  return <PageHead title="Journal" />;
}
