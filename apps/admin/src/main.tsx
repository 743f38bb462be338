import "@fontsource-variable/inter/index.css";
import "@mantine/core/styles.layer.css";
import "./base.css";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi, createQueries } from "./api/client.ts";
import { TRPCProvider } from "./api/trpc.ts";
import { createAppRouter } from "./routes.tsx";
import { colorVariables, theme } from "./theme.ts";

const queries = createQueries(() => undefined);
const api = createApi();
const router = createAppRouter({ queries, api });
const colors = localStorageColorSchemeManager({ key: "bareme-couleurs" });

const root = document.querySelector("#racine");
if (root === null) throw new Error("index.html has no #racine");
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={colorVariables}
      colorSchemeManager={colors}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <TRPCProvider queryClient={queries} trpcClient={api}>
          <RouterProvider router={router} />
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
