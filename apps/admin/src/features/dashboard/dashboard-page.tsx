import { useSociete } from "../../api/session.tsx";
import { CompanyDashboard } from "./company-dashboard.tsx";
import { PublisherDashboard } from "./publisher-dashboard.tsx";

export function DashboardPage() {
  return useSociete().kind === "company" ? <CompanyDashboard /> : <PublisherDashboard />;
}
