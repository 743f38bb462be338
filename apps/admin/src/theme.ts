import { createTheme, type MantineColorsTuple } from "@mantine/core";

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
});
