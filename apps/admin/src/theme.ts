import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** What every dialog needs beside its title: a way out that says its name, and a head that is no banner of the page. */
const DIALOG = {
  defaultProps: {
    closeButtonProps: { "aria-label": "Fermer" },
    attributes: { header: { role: "presentation" } },
  },
};

/** A calm blue that keeps 4.5:1 on white (shade 7) and on the dark body (shade 3). */
const bleu: MantineColorsTuple = [
  "#eaf5fa",
  "#d6e8f1",
  "#aad0e3",
  "#7bb7d5",
  "#55a2c9",
  "#3d95c2",
  "#2a7ba5",
  "#12607f",
  "#12506b",
  "#0b3f56",
];

export const theme = createTheme({
  colors: { bleu },
  primaryColor: "bleu",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: { Modal: DIALOG, Drawer: DIALOG },
});

/** Mantine's own greys for secondary text and placeholders stay below 4.5:1. */
export const colorVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5c636b",
    "--mantine-color-placeholder": "#6a7178",
    "--mantine-color-error": "#b0201f",
  },
  dark: {
    "--mantine-color-dimmed": "#a9aeb5",
    "--mantine-color-placeholder": "#a0a5ac",
    "--mantine-color-error": "#ff9c98",
  },
});
