import { createRequire } from "node:module";
import { canonicalJson, type JsonValue } from "@bareme/kernel";
import pdfMake from "pdfmake";
import type { Attachment, Content, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { drawable } from "../format.ts";
import { tagLines } from "./tag-lines.ts";

/** A document to draw: what it says of itself, its content, and the data that it was drawn from. */
export interface Drawing {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** ISO date: a PDF bears dates, and the same input must give the same bytes. */
  readonly issuedOn: string;
  readonly content: readonly Content[];
  readonly fontSize: number;
  /** What the pages after the first say at their top. */
  readonly continued: string;
  readonly footer: readonly string[];
  readonly attachment: { readonly name: string; readonly description: string; readonly data: JsonValue };
}

const FONT = "pdfmake/fonts/Roboto/Roboto-";

/** A tagged PDF/A-3 with its data attached. The same drawing gives the same bytes. */
export async function renderPdf(drawing: Drawing): Promise<Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  const fonts = { normal: resolve(`${FONT}Regular.ttf`), bold: resolve(`${FONT}Medium.ttf`) };
  pdfMake.setFonts({ Roboto: fonts });
  // A text of a company or of a dossier must not make the server read a file or call an address.
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => path === fonts.normal || path === fonts.bold);
  const created = pdfMake.createPdf(definitionOf(drawing), { bufferPages: true });
  tagLines(await created.getStream());
  return new Uint8Array(await created.getBuffer());
}

function definitionOf(drawing: Drawing): TDocumentDefinitions {
  const { title, author, subject, content, attachment } = drawing;
  const date = new Date(`${drawing.issuedOn}T00:00:00Z`);
  return {
    content: [...content],
    pageSize: "A4",
    pageMargins: [34, 32, 34, 46],
    defaultStyle: { font: "Roboto", fontSize: drawing.fontSize, color: "#111827" },
    header: (page) => (page === 1 ? "" : continuation(drawing.continued)),
    footer: (page, pages) => footer(drawing.footer, page, pages),
    version: "1.7",
    subset: "PDF/A-3a",
    tagged: true,
    displayTitle: true,
    language: "fr-FR",
    info: {
      title: drawable(title),
      author: drawable(author),
      subject: drawable(subject),
      creator: "Barème",
      producer: "Barème",
      creationDate: date,
      modDate: date,
    },
    files: { [attachment.name]: fileOf(attachment, date) },
  };
}

/** The attachment as pdfmake's types name it, and the parts of it that PDF/A asks for, which they do not name. */
interface DatedAttachment extends Attachment {
  readonly type: string;
  readonly relationship: string;
  readonly creationDate: Date;
  readonly modifiedDate: Date;
}

function fileOf({ name, description, data }: Drawing["attachment"], date: Date): DatedAttachment {
  const bytes = Buffer.from(canonicalJson(data), "utf8").toString("base64");
  return {
    src: `data:application/json;base64,${bytes}`,
    name,
    description,
    type: "application/json",
    relationship: "Data",
    creationDate: date,
    modifiedDate: date,
  };
}

function continuation(text: string): Content {
  return { text: drawable(text), margin: [34, 14, 34, 0], fontSize: 7, color: "#4a5563" };
}

function footer(lines: readonly string[], page: number, pages: number): Content {
  return {
    margin: [34, 6, 34, 0],
    columns: [
      { text: drawable(lines.join("\n")), fontSize: 6.5, color: "#4a5563", width: "*" },
      { text: `Page ${page}/${pages}`, fontSize: 6.5, color: "#4a5563", alignment: "right", width: 60 },
    ],
  };
}
