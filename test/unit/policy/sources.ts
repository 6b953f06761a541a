// Where the rules are published that the tests of verdicts rest on.

export const sources = {
  rbac: 'Role Based Access Control for Applications in Exchange Online, Microsoft Learn',
  policies: 'New-ApplicationAccessPolicy, MicrosoftDocs/office-docs-powershell',
  limiting:
    'Limiting application permissions to specific Exchange Online mailboxes, Microsoft Graph documentation',
  mailOauth: 'Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn',
  smtpRbac: 'SMTP Onboarding to App RBAC, MicrosoftDocs/office-developer-exchange-docs',
  permissions: 'Microsoft Graph permissions reference, Microsoft Learn',
  delegated: 'Overview of permissions and consent in the Microsoft identity platform, Microsoft Learn',
  /** Not Microsoft's: no page of theirs says where Exchange refuses. */
  afterData: 'richfaj/SmtpClientDiag; simonrob/email-oauth2-proxy issue 271',
} as const;
