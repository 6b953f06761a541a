// A second set of such outputs, written down when the reader was right for the first and had not been run on these.
import type { OutputTruth } from './outputTruths.ts';

export const laterTruths: readonly OutputTruth[] = [
  { name: 'hash-table-output', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'jira-noformat', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'padded-terminal', protocol: 'imap', known: true, declared: ['granted', 'unknown'] },
  { name: 'doubled-prompt', protocol: 'graph', declared: ['unknown', 'denied'] },
  {
    name: 'carriage-returns',
    protocol: 'smtp',
    facts: [['transport', { SmtpClientAuthenticationDisabled: false }]],
  },
  {
    name: 'org-cut-51',
    protocol: 'ews',
    cut: true,
    states: { organizationSwitch: 'met', allowList: 'unknown' },
    works: 'unknown',
  },
  {
    name: 'role-not-run',
    protocol: 'ews',
    declared: ['unknown', 'unknown'],
    codes: ['policy.declaredProvesNothing'],
  },
  { name: 'role-smtp-list', protocol: 'smtp', known: true, declared: ['granted', 'unknown'] },
  { name: 'json-fenced', protocol: 'graph', declared: ['granted', 'denied'] },
  {
    name: 'json-enum-number',
    protocol: 'imap',
    facts: [
      ['mailboxSwitches', { PrimarySmtpAddress: 'ap@contoso.com', ImapEnabled: true, PopEnabled: false }],
    ],
  },
  { name: 'pipeline-log', protocol: 'ews', declared: ['unknown', 'denied'] },
  { name: 'html-fragment', protocol: 'graph', declared: ['granted', 'granted'] },
  {
    name: 'prose-with-names',
    protocol: 'ews',
    declared: null,
    unread: 'any',
    states: { allowList: 'unknown' },
  },
  {
    name: 'prose-list-empty',
    protocol: 'ews',
    unread: 'any',
    states: { allowList: 'unknown' },
    works: 'unknown',
  },
  { name: 'french-51', protocol: 'ews', declared: ['denied', 'unknown'] },
  { name: 'group-by-mailbox', protocol: 'imap', known: true, declared: ['granted', 'denied'] },
  { name: 'service-principal-csv', protocol: 'imap', known: true, factCount: 2 },
  {
    name: 'wrapped-command-pipe',
    protocol: 'ews',
    states: { organizationSwitch: 'met', allowList: 'met' },
  },
  { name: 'spaced-two-commands', protocol: 'smtp', declared: null, unread: 'any', factCount: 0 },
  { name: 'spaced-two-mailboxes', protocol: 'imap', factCount: 2 },
  { name: 'word-cells-missing', protocol: 'ews', declared: null, unread: 1 },
  { name: 'value-rows-two-objects', protocol: 'graph', declared: ['granted', 'denied'] },
  { name: 'starship-prompt', protocol: 'ews', declared: ['unknown', 'denied'] },
  { name: 'mail-wrapped-table', protocol: 'ews', declared: ['granted', 'unknown'] },
  {
    name: 'assignment-list-80',
    protocol: 'ews',
    known: true,
    codes: ['policy.unscopedAssignment'],
    factCount: 1,
  },
];
