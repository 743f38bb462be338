import { router } from "../../trpc.ts";
import { abandonDraftProcedure } from "./abandon-draft.ts";
import { approveDraftProcedure } from "./approve-draft.ts";
import { checkDraftProcedure } from "./check-draft.ts";
import { commentDraftProcedure } from "./comment-draft.ts";
import { compareDraftProcedure } from "./compare-draft.ts";
import { compareReleasesProcedure } from "./compare-releases.ts";
import { createDraftProcedure } from "./create-draft.ts";
import { findUnprotectedProcedure } from "./find-unprotected.ts";
import { impactCountsProcedure } from "./impact-counts.ts";
import { impactOnMonthsProcedure } from "./impact-on-months.ts";
import { listDraftsProcedure } from "./list-drafts.ts";
import { listEssaisProcedure } from "./list-essais.ts";
import { listReleasesProcedure } from "./list-releases.ts";
import { publishDraftProcedure } from "./publish-draft.ts";
import { readDraftProcedure } from "./read-draft.ts";
import { readParameterHistoryProcedure } from "./read-parameter-history.ts";
import { readPlanStateProcedure } from "./read-plan-state.ts";
import { readReleaseProcedure } from "./read-release.ts";
import { refuseDraftProcedure } from "./refuse-draft.ts";
import { removeTextProcedure } from "./remove-text.ts";
import { requestReviewProcedure } from "./request-review.ts";
import { runScenariosProcedure } from "./run-scenarios.ts";
import { verifyReleasesProcedure } from "./verify-releases.ts";
import { watchDraftProcedure } from "./watch-draft.ts";
import { writeTextProcedure } from "./write-text.ts";

/** Drafts, releases and what they move. */
export const rulesRouter = router({
  abandonDraft: abandonDraftProcedure,
  approveDraft: approveDraftProcedure,
  checkDraft: checkDraftProcedure,
  commentDraft: commentDraftProcedure,
  compareDraft: compareDraftProcedure,
  compareReleases: compareReleasesProcedure,
  createDraft: createDraftProcedure,
  findUnprotected: findUnprotectedProcedure,
  impactCounts: impactCountsProcedure,
  impactOnMonths: impactOnMonthsProcedure,
  listDrafts: listDraftsProcedure,
  listEssais: listEssaisProcedure,
  listReleases: listReleasesProcedure,
  publishDraft: publishDraftProcedure,
  readDraft: readDraftProcedure,
  readParameterHistory: readParameterHistoryProcedure,
  readPlanState: readPlanStateProcedure,
  readRelease: readReleaseProcedure,
  refuseDraft: refuseDraftProcedure,
  removeText: removeTextProcedure,
  requestReview: requestReviewProcedure,
  runScenarios: runScenariosProcedure,
  verifyReleases: verifyReleasesProcedure,
  watchDraft: watchDraftProcedure,
  writeText: writeTextProcedure,
});
