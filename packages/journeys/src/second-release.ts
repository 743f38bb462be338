import type { World } from "./world.ts";

const RULE_SET = "company/deux-rives";
const PATH = "societe.yaml";
const BEFORE = 'values: [ { from: 2025-01-01, value: "0.70", source: notification } ]';
const AFTER =
  'values: [ { from: 2025-01-01, value: "0.70", source: notification }, { from: 2027-01-01, value: "0.80", source: notification } ]';

/** Publishes a second version of the example company's rules: another rate AT/MP from 2027 on. */
export async function publishSecondRelease({ api }: World): Promise<void> {
  const { access, rules } = await api("deux-rives");
  await access.setSoloApproval.mutate({ soloApproval: true });
  const { files } = await rules.readRelease.query({ ruleSet: RULE_SET, number: 1 });
  const text = (files[PATH] ?? "").replace(BEFORE, AFTER);
  const { id: draftId } = await rules.createDraft.mutate({ label: "Taux AT/MP de 2027" });
  await rules.writeText.mutate({ draftId, ruleSet: RULE_SET, path: PATH, text, revision: 0 });
  await new Promise<void>((resolve, reject) => {
    rules.runScenarios.subscribe(
      { draftId },
      { onData: ({ kind }) => (kind === "done" ? resolve() : undefined), onError: reject },
    );
  });
  const revision = (): Promise<number> =>
    rules.readDraft.query({ draftId }).then(({ draft }) => draft.revision);
  await rules.requestReview.mutate({ draftId, revision: await revision(), text: "À relire" });
  await rules.approveDraft.mutate({ draftId, revision: await revision(), text: "Relu" });
  const dates = { effectiveFrom: "2027-01-01", knownFrom: "2026-11-01" };
  await rules.publishDraft.mutate({
    draftId,
    revision: await revision(),
    ...dates,
    reason: "Notification de 2027",
  });
}
