import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { unusedStyles } from "./unused-styles.ts";

/** `BAREME_SERVER` names the server that `vite` alone (development) asks for data. */
const server = process.env["BAREME_SERVER"] ?? "http://127.0.0.1:8350";

export default defineConfig({
  plugins: [react(), unusedStyles()],
  // Older targets would have `light-dark()` rewritten for a colour scheme that is set in our own sheets, and Mantine sets it: every such colour would be lost.
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    sourcemap: false,
    manifest: true,
    // What every page needs, in one file: fifty small ones would each be sent with their own head.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](?!react-virtual|virtual)[^\\/]+|@trpc[\\/][^\\/]+)[\\/]/,
            },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: {
    proxy: {
      "/api": {
        target: server,
        changeOrigin: true,
        // The server answers its own pages alone, by their origin.
        configure: (proxy) => void proxy.on("proxyReq", (request) => request.setHeader("origin", server)),
      },
    },
  },
});
