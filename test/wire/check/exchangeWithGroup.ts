// An Exchange organization in memory for the stub cmdlets: one application, limited to the members of one group.
import { nightlySample } from '../../support/nightlySample.ts';

export const ownObjectId = '77777777-8888-9999-aaaa-bbbbbbbbbbbb';
const other = '99999999-8888-9999-aaaa-bbbbbbbbbbbb';
const group = '90000000-0000-0000-0000-000000000001';

interface Differences {
  readonly clientId?: string;
  /** What everything is called that a person may name. */
  readonly names?: string;
  readonly scope?: string;
  readonly filter?: string;
  /** A mailbox outside the group that lists the application with FullAccess. */
  readonly opened?: string;
}

/** A tenant for `runBlocks`. */
export function exchangeWithGroup(members: readonly string[], differences: Differences) {
  const { clientId = nightlySample.clientId, names, opened } = differences;
  const { scope = names ?? 'AP', filter = "MemberOfGroup -eq 'CN=AP'" } = differences;
  const boxes = [...members, ...(opened === undefined ? [] : [opened])].map((address, number) => ({
    Guid: `b0000000-0000-0000-0000-${String(number).padStart(12, '0')}`,
    Address: address,
    Name: names ?? `Box ${number}`,
    Alias: `m${number}`,
    Kind: 'UserMailbox',
  }));
  return {
    servicePrincipals: [
      { AppId: clientId, ObjectId: ownObjectId, DisplayName: names ?? 'Capture', Sid: 'S-1-5-21-1-2-3-44' },
      { AppId: other, ObjectId: other, DisplayName: 'Backup', Sid: 'S-1-5-21-1-1-1-1' },
    ],
    recipients: [
      ...boxes,
      {
        Guid: group,
        Name: names ?? 'Mailboxes',
        Alias: 'ap-mailboxes',
        Address: 'ap-mailboxes@contoso.com',
        Kind: 'MailUniversalSecurityGroup',
      },
    ],
    groups: [{ Guid: group, Members: boxes.slice(0, members.length).map(({ Guid }) => Guid) }],
    scopes: [{ Name: scope, RecipientFilter: filter }],
    assignments: [
      { Name: names ?? 'own', Role: 'Application Mail.Read', App: ownObjectId, CustomResourceScope: scope },
      { Name: 'theirs', Role: 'Application EWS.AccessAsApp', App: other },
    ],
    policies: [
      { Identity: 'own', AppId: clientId, Scope: group, AccessRight: 'RestrictAccess', Description: names },
    ],
    mailboxPermissions:
      opened === undefined ? [] : [{ Mailbox: opened, User: ownObjectId, AccessRights: ['FullAccess'] }],
    recipientPermissions: [],
  };
}
