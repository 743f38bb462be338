import { PageHead } from "../../parts/page-head.tsx";

export function ReleasesPage() {
  return <PageHead title="Releases" />;
}
