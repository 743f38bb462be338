import { PageHead } from "../../parts/page-head.tsx";

export function ControlPage() {
  return <PageHead title="Control" />;
}
