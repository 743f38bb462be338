import { router } from "../../trpc.ts";
import { changePasswordProcedure } from "./change-password.ts";
import { createSocieteProcedure } from "./create-societe.ts";
import { disableUserProcedure } from "./disable-user.ts";
import { grantRoleProcedure } from "./grant-role.ts";
import { inviteUserProcedure } from "./invite-user.ts";
import { listColleaguesProcedure } from "./list-colleagues.ts";
import { listJournalProcedure } from "./list-journal.ts";
import { listUsersProcedure } from "./list-users.ts";
import { revokeRoleProcedure } from "./revoke-role.ts";
import { setSoloApprovalProcedure } from "./set-solo-approval.ts";
import { signInProcedure } from "./sign-in.ts";
import { signOutProcedure } from "./sign-out.ts";
import { whoAmIProcedure } from "./who-am-i.ts";

/** Sessions, users and their rights, and the journal of what was changed. */
export const accessRouter = router({
  changePassword: changePasswordProcedure,
  createSociete: createSocieteProcedure,
  disableUser: disableUserProcedure,
  grantRole: grantRoleProcedure,
  inviteUser: inviteUserProcedure,
  listColleagues: listColleaguesProcedure,
  listJournal: listJournalProcedure,
  listUsers: listUsersProcedure,
  revokeRole: revokeRoleProcedure,
  setSoloApproval: setSoloApprovalProcedure,
  signIn: signInProcedure,
  signOut: signOutProcedure,
  whoAmI: whoAmIProcedure,
});
