import { PageHead } from "../../parts/page-head.tsx";

export function ContractPage() {
  return <PageHead title="Contract" />;
}
