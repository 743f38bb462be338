import { PageHead } from "../../parts/page-head.tsx";

export function DraftPage() {
  return <PageHead title="Draft" />;
}
