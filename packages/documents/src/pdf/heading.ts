import type { Content, ContentStack, TableCell } from "pdfmake/interfaces.js";
import { drawable } from "../format.ts";

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Title and month at the right of who issues; below, who receives it and the facts of the contract. */
export function drawHeading({
  title,
  period,
  issuer,
  receiver,
  facts,
}: {
  readonly title: string;
  readonly period: string;
  readonly issuer: { readonly name: string; readonly lines: readonly string[] };
  readonly receiver: { readonly name: string; readonly lines: readonly string[] };
  readonly facts: readonly Fact[];
}): readonly Content[] {
  return [
    {
      columns: [
        { ...party(issuer), width: "*" },
        {
          width: 220,
          alignment: "right",
          stack: [
            { text: title, fontSize: 16, bold: true, headlineLevel: 1 },
            { text: drawable(period), fontSize: 11, color: "#4a5563" },
          ],
        },
      ],
    },
    {
      margin: [0, 10, 0, 10],
      columnGap: 16,
      columns: [
        { width: "*", table: { widths: ["auto", "*"], body: facts.map(factRow) }, layout: FACTS },
        { width: 165, margin: [0, 2, 0, 0], ...party(receiver) },
      ],
    },
  ];
}

function party({ name, lines }: { readonly name: string; readonly lines: readonly string[] }): ContentStack {
  return {
    stack: [
      { text: drawable(name), bold: true, fontSize: 10 },
      ...lines.map((line) => ({ text: drawable(line) })),
    ],
  };
}

function factRow({ label, value }: Fact): TableCell[] {
  return [{ text: drawable(label), color: "#4a5563", noWrap: true }, { text: drawable(value) }];
}

const FACTS = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 0.8,
  paddingBottom: () => 0.8,
};
