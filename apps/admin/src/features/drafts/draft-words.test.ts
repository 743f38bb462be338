import { describe, expect, it } from "vitest";
import { awaitedOf, inboxOrder, type ListedDraft } from "./draft-words.ts";

const AGATHE = { id: "agathe", writes: true, approves: true, approvesOwn: false };
const draft = (label: string, more: Partial<ListedDraft>): ListedDraft => ({
  id: label,
  label,
  status: "open",
  authorId: "basile",
  authorIds: ["basile"],
  revision: 1,
  createdAt: "2026-11-01T08:00:00Z",
  updatedAt: "2026-11-01T08:00:00Z",
  ruleSets: [],
  ...more,
});

describe("the inbox of drafts", () => {
  it("a draft in review waits for whoever approves, but not for its author", () => {
    const submitted = draft("Taux 2027", { status: "submitted" });
    expect(awaitedOf(submitted, AGATHE)).toBe("review");
    expect(awaitedOf(submitted, { ...AGATHE, id: "basile" })).toBeNull();
    expect(awaitedOf(submitted, { ...AGATHE, approves: false })).toBeNull();
  });

  it("who wrote a part of it does not review it, unless the company allows it", () => {
    const submitted = draft("À deux", { status: "submitted", authorIds: ["basile", "agathe"] });
    expect(awaitedOf(submitted, AGATHE)).toBeNull();
    expect(awaitedOf(submitted, { ...AGATHE, approvesOwn: true })).toBe("review");
  });

  it("an open draft waits for its author alone", () => {
    expect(awaitedOf(draft("Taux 2027", {}), AGATHE)).toBeNull();
    expect(awaitedOf(draft("Taux 2027", {}), { ...AGATHE, id: "basile" })).toBe("writing");
  });

  it("what waits for me comes first, what has ended last", () => {
    const drafts = [
      draft("publié", { status: "published", updatedAt: "2026-11-20T08:00:00Z" }),
      draft("d'un autre", {}),
      draft("le mien", { authorId: "agathe" }),
      draft("à publier", { status: "approved" }),
      draft("à relire", { status: "submitted" }),
    ];
    expect(inboxOrder(drafts, AGATHE).map(({ label }) => label)).toEqual([
      "à relire",
      "à publier",
      "le mien",
      "d'un autre",
      "publié",
    ]);
  });
});
