// Outputs in the forms that mail, Word, spreadsheets and other prompts give them, and what each says: written down before
// the reader was run on them (2026-11-29).
import type { OutputTruth } from './outputTruths.ts';

export const freshTruths: readonly OutputTruth[] = [
  { name: 'two-lines-spaced', protocol: 'graph', declared: ['granted', 'denied'] },
  {
    name: 'spreadsheet-one-column',
    protocol: 'ews',
    factCount: 1,
    states: { allowList: 'met', organizationSwitch: 'unknown' },
    works: 'unknown',
  },
  // Neither the application nor the mailbox stands there.
  { name: 'spreadsheet-one-column-answer', protocol: 'graph', declared: ['unknown', 'unknown'] },
  { name: 'word-cells-on-lines', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'mail-quote-wrapped', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'transcript-terminating', protocol: 'ews', declared: ['unknown', 'denied'] },
  {
    name: 'csv-german-excel',
    protocol: 'imap',
    factCount: 2,
    facts: [
      [
        'mailboxSwitches',
        {
          PrimarySmtpAddress: 'ap@contoso.com',
          ImapEnabled: true,
          PopEnabled: false,
          SmtpClientAuthenticationDisabled: false,
        },
      ],
      [
        'mailboxSwitches',
        {
          PrimarySmtpAddress: 'ceo@contoso.com',
          ImapEnabled: false,
          SmtpClientAuthenticationDisabled: 'unset',
        },
      ],
    ],
  },
  { name: 'json-compress-role', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'json-compress-switch', protocol: 'imap', known: true, declared: ['granted', 'unknown'] },
  { name: 'list-80-columns', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'tabs-between-columns', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'german-51', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'teams-heading', protocol: 'imap', known: true, declared: ['granted', 'unknown'] },
  { name: 'slack-bullets', protocol: 'graph', declared: ['denied', 'unknown'] },
  {
    name: 'cloud-shell',
    protocol: 'imap',
    factCount: 1,
    facts: [['mailboxSwitches', { ImapEnabled: false, SmtpClientAuthenticationDisabled: true }]],
  },
  {
    name: 'posh-prompt',
    protocol: 'imap',
    factCount: 1,
    facts: [
      ['mailboxSwitches', { PrimarySmtpAddress: 'ap@contoso.com', ImapEnabled: true, PopEnabled: false }],
    ],
  },
  { name: 'org-json-compress', protocol: 'ews', states: { organizationSwitch: 'met', allowList: 'met' } },
  { name: 'role-yaml-lone', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'colours-7', protocol: 'ews', declared: ['denied', 'unknown'] },
  { name: 'remoting-properties', protocol: 'imap', known: true, declared: ['granted', 'unknown'] },
  { name: 'csv-semicolon-unquoted', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'word-dashes', protocol: 'ews', declared: ['unknown', 'denied'] },
  { name: 'flowed-list', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'ise-script', protocol: 'graph', declared: ['granted', 'denied'] },
  { name: 'word-table-tabs-list', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'markdown-property-table', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'mail-double-blank-role', protocol: 'ews', declared: ['unknown', 'denied'] },
  {
    name: 'transport-spaced',
    protocol: 'smtp',
    factCount: 1,
    facts: [['transport', { SmtpClientAuthenticationDisabled: true }]],
  },
  { name: 'gridview-copy', protocol: 'imap', known: true, declared: ['unknown', 'unknown'] },
  { name: 'smart-quotes-command', protocol: 'ews', declared: ['granted', 'unknown'] },
];
