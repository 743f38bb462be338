import { PageHead } from "../../parts/page-head.tsx";

export function DraftsPage() {
  return <PageHead title="Drafts" />;
}
