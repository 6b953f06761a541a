// The Exchange roles that RBAC for Applications offers, by the permission they stand in for.
// Source: Role Based Access Control for Applications in Exchange Online, Microsoft Learn (supported application roles).

/** Permission value -> role. There is none for IMAP and POP, nor for Calendars.ReadBasic. */
export const exchangeRoles: Readonly<Record<string, string>> = {
  full_access_as_app: 'Application EWS.AccessAsApp',
  'SMTP.SendAsApp': 'Application SMTP.SendAsApp',
  'Mail.Read': 'Application Mail.Read',
  'Mail.ReadBasic': 'Application Mail.ReadBasic',
  'Mail.ReadBasic.All': 'Application Mail.ReadBasic',
  'Mail.ReadWrite': 'Application Mail.ReadWrite',
  'Mail.Send': 'Application Mail.Send',
  'MailboxSettings.Read': 'Application MailboxSettings.Read',
  'MailboxSettings.ReadWrite': 'Application MailboxSettings.ReadWrite',
  'Calendars.Read': 'Application Calendars.Read',
  'Calendars.ReadWrite': 'Application Calendars.ReadWrite',
  'Contacts.Read': 'Application Contacts.Read',
  'Contacts.ReadWrite': 'Application Contacts.ReadWrite',
};
