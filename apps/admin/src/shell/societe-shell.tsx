import { ActionIcon, AppShell, Burger, Group, Kbd, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { Link, Outlet, useNavigate, useParams, useRouteContext } from "@tanstack/react-router";
import { Suspense } from "react";
import { SocieteProvider, type Me } from "../api/session.tsx";
import { ExplanationProvider } from "../explanation/explain-context.tsx";
import { NotFound } from "../parts/failure.tsx";
import { Loading } from "../parts/loading.tsx";
import { ColorSwitch } from "./color-switch.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { Navigation } from "./navigation.tsx";
import { SearchProvider, useSearchPalette } from "./search-palette-context.tsx";
import { SocieteChoice } from "./societe-choice.tsx";
import { AccountLink } from "./account-link.tsx";
import { CONTENT_ID, useFocusContent } from "./use-focus-content.ts";
import classes from "./shell.module.css";

/** What stands around every page of a company: where one is, for whom, and whether the server is there. */
export function SocieteShell() {
  const { societe: slug } = useParams({ from: "/$societe" });
  const { me } = useRouteContext({ from: "/$societe" });
  const navigate = useNavigate();
  const societe = me.memberships.find((one) => one.slug === slug);
  if (societe === undefined) return <NotFound />;
  localStorage.setItem("bareme-societe", slug);
  const signIn = () => {
    const { pathname, search } = window.location;
    void navigate({ to: "/connexion", search: { vers: pathname + search } });
  };
  return (
    <SocieteProvider key={slug} societe={societe} onSignedOut={signIn}>
      <ExplanationProvider>
        <SearchProvider>
          <Frame me={me} />
        </SearchProvider>
      </ExplanationProvider>
    </SocieteProvider>
  );
}

function Frame({ me }: { readonly me: Me }) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const openSearch = useSearchPalette();
  useFocusContent();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: "md", collapsed: { mobile: !isOpen } }}
      padding={{ base: "md", lg: "xl" }}
    >
      <a href={`#${CONTENT_ID}`} className={classes["skip"]}>
        Aller au contenu
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={isOpen ? "Fermer le menu" : "Ouvrir le menu"}
            />
            <Text component={Link} to="/" fw={700} fz="lg" className={classes["brand"]}>
              Barème
            </Text>
            <SocieteChoice me={me} />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <UnstyledButton className={classes["search"]} visibleFrom="sm" onClick={openSearch}>
              <IconSearch size={16} aria-hidden /> Chercher <Kbd size="xs">Ctrl K</Kbd>
            </UnstyledButton>
            <ActionIcon
              hiddenFrom="sm"
              variant="subtle"
              onClick={openSearch}
              aria-label="Chercher"
              color="gray"
            >
              <IconSearch size={18} aria-hidden />
            </ActionIcon>
            <ColorSwitch />
            <AccountLink me={me} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className={classes["menu"] ?? ""} data-closed={!isOpen}>
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id={CONTENT_ID} tabIndex={-1} className={classes["content"] ?? ""}>
        <ConnectionBanner />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
