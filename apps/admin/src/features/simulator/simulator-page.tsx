import { PageHead } from "../../parts/page-head.tsx";

export function SimulatorPage() {
  return <PageHead title="Simulator" />;
}
