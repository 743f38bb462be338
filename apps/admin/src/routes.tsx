import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { Api } from "./api/client.ts";
import { isSignedOut } from "./api/problems.ts";
import type { Me } from "./api/session.tsx";
import { ownMemory } from "./parts/browser-memory.ts";
import { Failure, NotFound } from "./parts/failure.tsx";
import { Loading } from "./parts/loading.tsx";
import { SocieteShell } from "./shell/societe-shell.tsx";
import { text } from "./shell/search-text.ts";

/** Every address of the app. Addresses are French, for people send them to each other; pages are loaded when they are first opened. */
interface RouterContext {
  readonly queries: QueryClient;
  readonly api: Api;
}

const root = createRootRouteWithContext<RouterContext>()({
  errorComponent: Failure,
  notFoundComponent: NotFound,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/connexion",
  validateSearch: (search): { readonly vers?: string } => text(search, ["vers"]),
  component: lazyRouteComponent(() => import("./features/sign-in/sign-in-page.tsx"), "SignInPage"),
});

/** Who is signed in, asked once for all pages; signing in comes first for who is not, and leads back. */
async function meOf({ queries, api }: RouterContext, vers: string): Promise<Me> {
  try {
    return await queries.fetchQuery({
      queryKey: ["me"],
      queryFn: () => api.access.whoAmI.query({}),
      staleTime: 30_000,
    });
  } catch (thrown) {
    if (isSignedOut(thrown)) throw redirect({ to: "/connexion", search: { vers } });
    throw thrown;
  }
}

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ context, location }) => {
    const me = await meOf(context, location.href);
    const kept = localStorage.getItem("bareme-societe");
    const { memberships } = me;
    // Most people come for a company's payroll; the rules of all have a publisher.
    const company = memberships.find(({ kind }) => kind === "company");
    const first = memberships.find(({ slug }) => slug === kept) ?? company ?? memberships[0];
    if (first === undefined) throw redirect({ to: "/sans-droit" });
    throw redirect({ to: "/$societe", params: { societe: first.slug } });
  },
});

const noRight = createRoute({
  getParentRoute: () => root,
  path: "/sans-droit",
  component: lazyRouteComponent(() => import("./features/sign-in/no-right-page.tsx"), "NoRightPage"),
});

/** A company, or the publisher: the shell around all its pages. */
const societe = createRoute({
  getParentRoute: () => root,
  path: "/$societe",
  beforeLoad: async ({ context, location }) => {
    const me = await meOf(context, location.href);
    ownMemory(me.utilisateurId);
    return { me };
  },
  component: SocieteShell,
});

const own = <const P extends string>(path: P) => ({ getParentRoute: () => societe, path }) as const;

const dashboard = createRoute({
  ...own("/"),
  component: lazyRouteComponent(() => import("./features/dashboard/dashboard-page.tsx"), "DashboardPage"),
});

// Rules, as published or in a draft.
interface InDraft {
  readonly brouillon?: string;
}
const inDraft = (search: Record<string, unknown>): InDraft => text(search, ["brouillon"]);

const rules = createRoute({
  ...own("/regles"),
  validateSearch: (search): InDraft & { readonly cherche?: string } => text(search, ["brouillon", "cherche"]),
  component: lazyRouteComponent(() => import("./features/rules/rules-page.tsx"), "RulesPage"),
});
const rule = createRoute({
  ...own("/regles/$genre/$id"),
  validateSearch: inDraft,
  component: lazyRouteComponent(() => import("./features/rules/rule-page.tsx"), "RulePage"),
});
const ruleFile = createRoute({
  ...own("/regles/fichier"),
  validateSearch: (
    search,
  ): InDraft & { readonly regles?: string; readonly chemin?: string; readonly ligne?: string } =>
    text(search, ["brouillon", "regles", "chemin", "ligne"]),
  component: lazyRouteComponent(() => import("./features/rules/rule-file-page.tsx"), "RuleFilePage"),
});

const drafts = createRoute({
  ...own("/brouillons"),
  component: lazyRouteComponent(() => import("./features/drafts/drafts-page.tsx"), "DraftsPage"),
});
const draft = createRoute({
  ...own("/brouillons/$brouillon"),
  component: lazyRouteComponent(() => import("./features/drafts/draft-page.tsx"), "DraftPage"),
});

const releases = createRoute({
  ...own("/versions"),
  component: lazyRouteComponent(() => import("./features/releases/releases-page.tsx"), "ReleasesPage"),
});
const compareReleases = createRoute({
  ...own("/versions/comparer"),
  validateSearch: (search): { readonly regles?: string; readonly de?: string; readonly vers?: string } =>
    text(search, ["regles", "de", "vers"]),
  component: lazyRouteComponent(() => import("./features/releases/compare-page.tsx"), "ComparePage"),
});
const parameterHistory = createRoute({
  ...own("/versions/historique"),
  validateSearch: (search): { readonly regles?: string; readonly parametre?: string } =>
    text(search, ["regles", "parametre"]),
  component: lazyRouteComponent(() => import("./features/releases/history-page.tsx"), "HistoryPage"),
});

const scenarios = createRoute({
  ...own("/scenarios"),
  validateSearch: (search): InDraft & { readonly cherche?: string } => text(search, ["brouillon", "cherche"]),
  component: lazyRouteComponent(() => import("./features/scenarios/scenarios-page.tsx"), "ScenariosPage"),
});

const simulator = createRoute({
  ...own("/simulateur"),
  validateSearch: (search): { readonly s?: string } => text(search, ["s"]),
  component: lazyRouteComponent(() => import("./features/simulator/simulator-page.tsx"), "SimulatorPage"),
});

const payroll = createRoute({
  ...own("/paie"),
  component: lazyRouteComponent(() => import("./features/payroll/periods-page.tsx"), "PeriodsPage"),
});
const period = createRoute({
  ...own("/paie/$mois"),
  component: lazyRouteComponent(() => import("./features/payroll/period-page.tsx"), "PeriodPage"),
});
const month = createRoute({
  ...own("/paie/$mois/$contrat"),
  validateSearch: (search): { readonly vue?: string } => text(search, ["vue"]),
  component: lazyRouteComponent(() => import("./features/payroll/month-page.tsx"), "MonthPage"),
});

const people = createRoute({
  ...own("/portes"),
  component: lazyRouteComponent(() => import("./features/people/people-page.tsx"), "PeoplePage"),
});
const employer = createRoute({
  ...own("/employeur"),
  component: lazyRouteComponent(() => import("./features/people/employer-page.tsx"), "EmployerPage"),
});
const contract = createRoute({
  ...own("/contrats/$contrat"),
  validateSearch: (search): { readonly vue?: string } => text(search, ["vue"]),
  component: lazyRouteComponent(() => import("./features/people/contract-page.tsx"), "ContractPage"),
});
const imports = createRoute({
  ...own("/import"),
  component: lazyRouteComponent(() => import("./features/people/import-page.tsx"), "ImportPage"),
});

const control = createRoute({
  ...own("/controle"),
  validateSearch: (search): { readonly contrat?: string; readonly mois?: string } =>
    text(search, ["contrat", "mois"]),
  component: lazyRouteComponent(() => import("./features/control/control-page.tsx"), "ControlPage"),
});

const users = createRoute({
  ...own("/utilisateurs"),
  component: lazyRouteComponent(() => import("./features/access/users-page.tsx"), "UsersPage"),
});
const journal = createRoute({
  ...own("/journal"),
  component: lazyRouteComponent(() => import("./features/access/journal-page.tsx"), "JournalPage"),
});
const account = createRoute({
  ...own("/mon-compte"),
  component: lazyRouteComponent(() => import("./features/access/account-page.tsx"), "AccountPage"),
});

const tree = root.addChildren([
  home,
  signIn,
  noRight,
  societe.addChildren([
    dashboard,
    rules,
    rule,
    ruleFile,
    drafts,
    draft,
    releases,
    compareReleases,
    parameterHistory,
    scenarios,
    simulator,
    payroll,
    period,
    month,
    people,
    contract,
    employer,
    imports,
    control,
    users,
    journal,
    account,
  ]),
]);

export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree: tree,
    context,
    defaultPreload: "intent",
    defaultPendingComponent: Loading,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    // Every value of an address is a text: « ?de=1 », where the router alone would write a quoted one.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const given = Object.entries(search).flatMap(([name, value]) =>
        typeof value === "string" ? [[name, value]] : [],
      );
      return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
    },
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
