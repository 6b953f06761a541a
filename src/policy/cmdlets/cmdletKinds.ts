// What each cmdlet prints, and what its parameters say that the output leaves out.

/** The kinds of facts; each has one schema. */
export type FactKind =
  | 'accessPolicyTest'
  | 'accessPolicy'
  | 'roleTest'
  | 'roleAssignment'
  | 'managementScope'
  | 'servicePrincipal'
  | 'mailboxSwitches'
  | 'organization'
  | 'transport'
  | 'mailboxPermission'
  | 'recipientPermission'
  | 'grant'
  | 'recipient'
  /** Not of a cmdlet: one row of the EWS usage report that the admin center exports. */
  | 'ewsUsage';

interface CmdletKind {
  readonly kind: FactKind;
  /** Property -> parameter in lower case that holds its value. */
  readonly from: Readonly<Record<string, string>>;
  /** Property -> the property under which this cmdlet prints it. */
  readonly renamed?: Readonly<Record<string, string>>;
}

const kind = (name: FactKind, from: CmdletKind['from'] = {}): CmdletKind => ({ kind: name, from });

/** Cmdlet in lower case -> what it prints (Exchange PowerShell reference; Get-MgServicePrincipal, Graph PowerShell). */
const kinds: Readonly<Record<string, CmdletKind>> = {
  'test-applicationaccesspolicy': kind('accessPolicyTest', { AppId: 'appid', Mailbox: 'identity' }),
  'get-applicationaccesspolicy': kind('accessPolicy'),
  'new-applicationaccesspolicy': kind('accessPolicy', { AppId: 'appid', AccessRight: 'accessright' }),
  'test-serviceprincipalauthorization': kind('roleTest', { Resource: 'resource' }),
  'get-managementroleassignment': kind('roleAssignment', { Role: 'role', RoleAssigneeName: 'roleassignee' }),
  'new-managementroleassignment': kind('roleAssignment', { Role: 'role', RoleAssigneeName: 'app' }),
  'get-managementscope': kind('managementScope'),
  'new-managementscope': kind('managementScope'),
  'get-serviceprincipal': kind('servicePrincipal'),
  'new-serviceprincipal': kind('servicePrincipal', { AppId: 'appid', ObjectId: 'objectid' }),
  'get-mgserviceprincipal': { ...kind('servicePrincipal'), renamed: { ObjectId: 'Identity' } },
  'get-casmailbox': kind('mailboxSwitches', { PrimarySmtpAddress: 'identity' }),
  'get-exocasmailbox': kind('mailboxSwitches', { PrimarySmtpAddress: 'identity' }),
  'get-exomailboxpermission': kind('mailboxPermission', { Identity: 'identity', User: 'user' }),
  'get-exorecipientpermission': kind('recipientPermission', { Identity: 'identity', Trustee: 'trustee' }),
  'get-exorecipient': kind('recipient'),
  'get-mgserviceprincipalapproleassignment': kind('grant', { PrincipalId: 'serviceprincipalid' }),
  'get-organizationconfig': kind('organization'),
  'get-transportconfig': kind('transport'),
  'get-mailboxpermission': kind('mailboxPermission', { Identity: 'identity', User: 'user' }),
  'add-mailboxpermission': kind('mailboxPermission', { Identity: 'identity', User: 'user' }),
  'get-recipientpermission': kind('recipientPermission', { Identity: 'identity', Trustee: 'trustee' }),
  'add-recipientpermission': kind('recipientPermission', { Identity: 'identity', Trustee: 'trustee' }),
  'get-distributiongroupmember': kind('recipient'),
  'get-distributiongroup': kind('recipient'),
  'get-recipient': kind('recipient'),
};

/** What a cmdlet prints; undefined for one that is not read here. */
export const kindOfCmdlet = (cmdlet: string): CmdletKind | undefined => {
  const name = cmdlet.toLowerCase();
  return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
};
