// The problems by code: how grave, why, and what to do. Nothing of a file enters these texts, so no secret can.
import * as l10n from '../core/l10n.ts';
import type { ProblemCode, Severity } from './model.ts';

export interface ProblemRow {
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** How an editor shows it beside the colour. */
  readonly tag?: 'deprecated' | 'unnecessary';
}

const row = (
  severity: Severity,
  title: string,
  why: string,
  fix: string,
  tag?: ProblemRow['tag'],
): ProblemRow => ({
  severity,
  title,
  why,
  fix,
  ...(tag === undefined ? {} : { tag }),
});

export const problemRows: Readonly<Record<ProblemCode, ProblemRow>> = {
  'secret-in-clear': row(
    'error',
    'A secret stands in this file',
    'Whoever reads this file or its history can sign in with it.',
    'Move it to a secret store or an environment reference. Then renew it, because it counts as known.',
  ),
  'basic-auth': row(
    'error',
    'User name and password',
    'Exchange Online has refused a user name and password for IMAP, POP and EWS since early 2023.',
    'Use OAuth2 (XOAUTH2) here. If the program cannot, use a local OAuth proxy or a relay.',
  ),
  'wrong-scope': row(
    'error',
    'The token is for another API',
    'IMAP, POP, SMTP and EWS take a token for Exchange Online; they refuse one for Microsoft Graph.',
    'Request https://outlook.office365.com/.default as an application, or https://outlook.office.com/<permission> for a person.',
  ),
  'app-only-needs-default': row(
    'error',
    'Client credentials need /.default',
    'An application without a person can only ask for everything it was granted; a named delegated scope is refused.',
    'Request https://outlook.office365.com/.default and have the application permission granted.',
  ),
  'missing-offline-access': row(
    'warning',
    'No refresh token',
    'Without offline_access there is no refresh token, and the sign-in ends after about an hour.',
    'Add offline_access to the scopes.',
  ),
  'common-authority': row(
    'error',
    'Client credentials need your tenant',
    'The common, organizations and consumers authorities issue no token to an application without a person.',
    'Put your tenant ID or a verified domain in the authority.',
  ),
  'wrong-host': row(
    'error',
    'This host does not serve this protocol',
    'Exchange Online serves IMAP and POP at outlook.office365.com, and SMTP at smtp.office365.com.',
    'Use outlook.office365.com for IMAP and POP, and smtp.office365.com for SMTP.',
  ),
  'wrong-port': row(
    'error',
    'Nothing answers on this port',
    'Exchange Online answers on 587 for SMTP, 993 for IMAP and 995 for POP.',
    'Use 587 for SMTP, 993 for IMAP, 995 for POP.',
  ),
  'wrong-tls': row(
    'error',
    'The TLS mode does not fit the port',
    'SMTP on 587 begins in clear and changes to TLS with STARTTLS, which Exchange Online requires. 993 and 995 use TLS from the first byte.',
    'Use STARTTLS on 587, and implicit TLS on 993 and 995.',
  ),
  'tls-check-off': row(
    'warning',
    'Certificates are not checked',
    'Without the check, somebody on the way can read the token or password.',
    'Remove this switch. The service has a publicly trusted certificate.',
  ),
  'ews-end': row(
    'warning',
    'EWS in Exchange Online ends on 1 April 2027',
    'Microsoft has been switching EWS off since October 2026. Until April 2027 the client ID must be in EwsAllowedAppIDs.',
    'Move to Microsoft Graph. Until then, check EWS readiness.',
    'deprecated',
  ),
  ropc: row(
    'warning',
    'Resource owner password grant',
    'It cannot do multifactor authentication, and most Conditional Access policies refuse it.',
    'Use client credentials or an interactive grant.',
  ),
  'wrong-mechanism': row(
    'error',
    'Exchange Online does not offer this mechanism',
    'For OAuth2, Exchange Online offers XOAUTH2 and nothing else.',
    'Use XOAUTH2.',
  ),
  'id-swap': row(
    'error',
    'Tenant ID and client ID are swapped',
    'Another line of this file uses the client ID of this block as the tenant.',
    'Swap the two values.',
  ),
  'secret-is-id': row(
    'error',
    'This is the ID of a secret, not its value',
    'A GUID is the Secret ID that the portal shows beside the value.',
    'Create a new client secret and copy its Value.',
  ),
  'deprecated-endpoint': row(
    'warning',
    'Old sign-in endpoint',
    'This is the v1.0 endpoint, an older host name, or ADAL, which is out of support.',
    'Use https://login.microsoftonline.com/<tenant>/oauth2/v2.0/… with scope in place of resource.',
    'deprecated',
  ),
  'dead-api': row(
    'error',
    'The Outlook REST API is shut down',
    'Version 2.0 of this API and the ones before no longer answer.',
    'Call Microsoft Graph with a token for Graph.',
    'deprecated',
  ),
  'legacy-policy': row(
    'warning',
    'Application access policies are replaced',
    'Microsoft asks not to create new ones.',
    'Use RBAC for Applications: New-ServicePrincipal, New-ManagementScope, New-ManagementRoleAssignment.',
    'deprecated',
  ),
  'unknown-key': row(
    'warning',
    'The program does not read this key',
    'The setting has no effect.',
    'Use the key that the program knows.',
    'unnecessary',
  ),
  'scope-typo': row(
    'error',
    'No permission has this name',
    'Microsoft Entra ID refuses a request with a scope that does not exist.',
    'Correct the spelling.',
  ),
  'stale-redirect': row(
    'warning',
    'This redirect address no longer works',
    'Since January 2026 the shared nativeclient page does not return the code.',
    'Use http://localhost, or the address that the program documents, and register it.',
  ),
  'borrowed-client-id': row(
    'info',
    'The client ID belongs to another product',
    'Its owner or your administrator can withdraw it at any time.',
    'Register an application of your own.',
  ),
  'pop-two-line': row(
    'error',
    'POP needs the two-line form',
    'Exchange Online expects AUTH XOAUTH2 and the token on two lines.',
    'Set mail.pop3.auth.xoauth2.two.line.authentication.format to true.',
  ),
  'permission-mismatch': row(
    'error',
    'ID and name of the permission do not belong together',
    'The ID grants something other than the name or type beside it says.',
    'Check the ID: the hover shows what it grants.',
  ),
  'unknown-permission': row(
    'error',
    'This API has no permission with this ID',
    'The request names a permission that does not exist there.',
    'Take the ID from the permissions of the API.',
  ),
  'wrong-object-id': row(
    'error',
    'This is the client ID, not the object ID',
    'The parameter takes the object ID of the enterprise application (service principal).',
    'Read it under Enterprise applications, or with Get-MgServicePrincipal.',
  ),
  'wrong-access-type': row(
    'error',
    'An application without a person must impersonate',
    'With client credentials the token has no user, so EWS needs the ExchangeImpersonation header.',
    'Use IMPERSONATION.',
  ),
  'inline-comment': row(
    'error',
    'The comment becomes part of the value',
    'This format has no comments behind a value.',
    'Put the comment on a line of its own.',
  ),
  malformed: row(
    'error',
    'The file cannot be read here',
    'The program stops at this place, so nothing was taken from this block.',
    'Correct the syntax.',
  ),
  'full-access': row(
    'warning',
    'This permission reaches every mailbox',
    'Without a scope it holds for the whole tenant.',
    'Limit it with RBAC for Applications, or use a narrower permission.',
  ),
};

/** SMTP keeps passwords longer than the other protocols (Exchange Team blog, 27 January 2026). */
export const smtpBasicAuth = l10n.msg(
  'User name and password for SMTP: tenants lose it by default at the end of December 2026. Plan OAuth2, Microsoft Graph, or a relay.',
);

/** What the Problems view says of a code, in English; `shownMessage` translates it. */
export function messageOf(code: ProblemCode): string {
  const { title, why, fix } = problemRows[code];
  return `${title}. ${why} ${fix}`;
}

/** A problem's message in the window's language. */
export function shownMessage({
  code,
  message,
}: {
  readonly code: ProblemCode;
  readonly message: string;
}): string {
  if (message !== messageOf(code)) return l10n.shown(message);
  const { title, why, fix } = problemRows[code];
  return l10n.t({
    message: '{0}. {1} {2}',
    comment: 'what is wrong, why, what to do',
    args: [l10n.t(title), l10n.t(why), l10n.t(fix)],
  });
}
