// The end of EWS in Exchange Online, and the permissions that end with it.

/** Exchange Team blog, "Exchange Online EWS, Your Time is Almost Up" (techcommunity 4492361): no exceptions. */
export const ewsEndsOn = '2027-04-01';

/** True for a permission that opens mailboxes through EWS alone. */
export const endsWithEws = (permission: string): boolean => /^full_access_as_app$|^EWS\./.test(permission);
