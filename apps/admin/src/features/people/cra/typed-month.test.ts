import { describe, expect, it } from "vitest";
import type { Piece } from "../records/shapes.ts";
import { dayEntries } from "./cells.ts";
import {
  changeOf,
  movedCells,
  NOTHING_TYPED,
  overNow,
  typedCells,
  withCell,
  withoutCells,
  withoutTime,
  type Entries,
  type TypedMonth,
} from "./typed-month.ts";

const AUDIT = "2026-06-08|audit|prestation";
const RECORD = {
  date: "2026-06-08",
  mission: "audit",
  nature: "prestation",
  heures: "7",
  jours: "1",
  teletravail: true,
  commentaire: "atelier",
};

function entriesWith(revision: number, record: Record<string, unknown>): Entries {
  const piece: Piece = {
    kind: "cra",
    key: AUDIT,
    date: "2026-06-08",
    data: JSON.stringify(record),
    revision,
  };
  return dayEntries([piece], "2026-06");
}

const ENTRIES = entriesWith(3, RECORD);
const NONE: Entries = new Map();

function typing(cells: Readonly<Record<string, string>>, entries: Entries): TypedMonth {
  return Object.entries(cells).reduce(
    (typed, [cell, text]) => withCell(typed, cell, text, entries),
    NOTHING_TYPED,
  );
}

describe("what is typed of a month of CRA", () => {
  it("changes only what was typed of an entry, its remark kept, at the revision that was read", () => {
    expect(changeOf(typing({ [`jours|${AUDIT}`]: "0,5" }, ENTRIES), ENTRIES)).toEqual({
      written: [{ key: AUDIT, revision: 3, data: { ...RECORD, jours: "0.5" } }],
      removed: [],
    });
  });

  it("takes away an entry whose time is emptied, and writes none for a cell left empty", () => {
    const emptied = {
      [`jours|${AUDIT}`]: "",
      [`heures|${AUDIT}`]: "",
      "jours|2026-06-09|audit|prestation": "",
    };
    expect(changeOf(typing(emptied, ENTRIES), ENTRIES)).toEqual({
      written: [],
      removed: [{ key: AUDIT, revision: 3 }],
    });
  });

  it("writes a day of leave without any mission", () => {
    const typed = typing({ "jours|2026-06-10||conge": "1" }, ENTRIES);
    expect(changeOf(typed, ENTRIES).written).toEqual([
      { key: "2026-06-10||conge", revision: 0, data: { date: "2026-06-10", nature: "conge", jours: "1" } },
    ]);
  });

  it("changes nothing where it says what is kept already", () => {
    const typed = typing({ [`jours|${AUDIT}`]: "1", [`heures|${AUDIT}`]: "7" }, ENTRIES);
    expect(changeOf(typed, ENTRIES)).toEqual({ written: [], removed: [] });
  });

  it("cannot say telework of a day without time", () => {
    const cell = "teletravail|2026-06-11|audit|prestation";
    expect(withoutTime(typing({ [cell]: "1" }, ENTRIES), ENTRIES)).toEqual(["2026-06-11|audit|prestation"]);
    const timed = typing({ [cell]: "1", "jours|2026-06-11|audit|prestation": "1" }, ENTRIES);
    expect(withoutTime(timed, ENTRIES)).toEqual([]);
    expect(withoutTime(typing({ [`teletravail|${AUDIT}`]: "0,5" }, ENTRIES), ENTRIES)).toEqual([]);
  });
});

describe("an entry that someone else changes while it is typed", () => {
  const typed = typing({ [`jours|${AUDIT}`]: "0,5" }, ENTRIES);
  const theirs = entriesWith(4, { ...RECORD, jours: "0", heures: "3" });

  it("keeps the revision of when typing began, however long it goes on", () => {
    const later = withCell(typed, `heures|${AUDIT}`, "4", theirs);
    expect(changeOf(later, theirs).written.map(({ revision }) => revision)).toEqual([3]);
  });

  it("is shown with both values", () => {
    expect(movedCells(typed, ENTRIES)).toEqual([]);
    expect(movedCells(typed, theirs)).toMatchObject([
      { measure: "jours", entry: AUDIT, text: "0,5", theirs: "0" },
    ]);
  });

  it("is no conflict where both say the same", () => {
    expect(movedCells(typed, entriesWith(4, { ...RECORD, jours: "0.5" }))).toEqual([]);
  });

  it("may have been taken away, or added", () => {
    expect(movedCells(typed, NONE)).toMatchObject([{ text: "0,5", theirs: "" }]);
    const added = typing({ [`jours|${AUDIT}`]: "0,5" }, NONE);
    expect(movedCells(added, ENTRIES)).toMatchObject([{ text: "0,5", theirs: "1" }]);
  });

  it("is written over theirs once one has chosen so, or let go of", () => {
    const chosen = overNow(typed, theirs);
    expect(movedCells(chosen, theirs)).toEqual([]);
    expect(changeOf(chosen, theirs).written).toEqual([
      { key: AUDIT, revision: 4, data: { ...RECORD, jours: "0.5", heures: "3" } },
    ]);
    const other = withCell(typed, "jours|2026-06-10||conge", "1", theirs);
    const left = withoutCells(other, movedCells(other, theirs));
    expect(typedCells(left).map(({ cell }) => cell)).toEqual(["jours|2026-06-10||conge"]);
    expect(Object.keys(left.revisions)).toEqual(["2026-06-10||conge"]);
  });
});
