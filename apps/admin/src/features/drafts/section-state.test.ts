import { describe, expect, it } from "vitest";
import { verdictOf, type Stands } from "./section-state.ts";

const READY: Stands = { status: "approved", faults: 0, failing: 0, impact: "good", unprotected: "good" };

describe("peut-on publier ?", () => {
  it("an approved draft without faults, whose scenarios hold, can be published", () => {
    expect(verdictOf(READY)).toEqual({
      state: "good",
      sentence: "Oui, ce brouillon peut être publié.",
      advice: null,
    });
  });

  it("says all that is missing, in the order in which one does it", () => {
    const { state, sentence } = verdictOf({ ...READY, status: "open", faults: 2, failing: null });
    expect(state).toBe("fix");
    expect(sentence).toBe(
      "Pas encore\u202F: il reste à corriger 2 fautes, jouer les scénarios, demander la relecture et faire approuver par une autre personne.",
    );
  });

  it("a scenario that fails stands in the way of an approved draft", () => {
    expect(verdictOf({ ...READY, failing: 1 }).sentence).toBe(
      "Pas encore\u202F: il reste à corriger un scénario qui échoue.",
    );
  });

  it("what nobody looked at is advice, and forbids nothing", () => {
    const { state, advice } = verdictOf({ ...READY, impact: "todo" });
    expect(state).toBe("good");
    expect(advice).toBe("Pas encore regardé\u202F: les bulletins des mois passés qui bougent.");
  });

  it("a draft that ended asks for nothing more", () => {
    const ended = { ...READY, failing: null, faults: 3 };
    expect(verdictOf({ ...ended, status: "published" }).sentence).toBe("Ce brouillon est publié.");
    expect(verdictOf({ ...ended, status: "abandoned" }).state).toBe("look");
  });
});
