// A fourth set, of the other cmdlets, written down before the reader was run on them.
import type { OutputTruth } from './outputTruths.ts';

export const fourthTruths: readonly OutputTruth[] = [
  { name: 'org-box-table', protocol: 'ews', states: { organizationSwitch: 'met', allowList: 'met' } },
  { name: 'org-list-of-ids', protocol: 'ews', states: { allowList: 'met' } },
  { name: 'org-if-statement', protocol: 'ews', factCount: 0, unread: 'any' },
  { name: 'permission-grid', protocol: 'imap', known: true, factCount: 2 },
  { name: 'permission-inherited-deny', protocol: 'imap', known: true, declared: ['granted', 'unknown'] },
  { name: 'permission-read-only', protocol: 'imap', known: true, declared: ['denied', 'unknown'] },
  {
    name: 'cas-json-array',
    protocol: 'imap',
    factCount: 2,
    facts: [
      [
        'mailboxSwitches',
        {
          PrimarySmtpAddress: 'ap@contoso.com',
          ImapEnabled: false,
          EwsEnabled: 'unset',
          SmtpClientAuthenticationDisabled: 'unset',
        },
      ],
      [
        'mailboxSwitches',
        { PrimarySmtpAddress: 'ceo@contoso.com', ImapEnabled: true, SmtpClientAuthenticationDisabled: true },
      ],
    ],
  },
  { name: 'cas-question-mark', protocol: 'imap', factCount: 0, unread: 'any' },
  {
    name: 'transport-german',
    protocol: 'smtp',
    facts: [['transport', { SmtpClientAuthenticationDisabled: false }]],
  },
  { name: 'policy-list-two', protocol: 'ews', factCount: 2 },
  { name: 'policy-test-in-turn', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'assignment-sentence', protocol: 'ews', declared: null, unread: 'any' },
  { name: 'assignment-table-cut', protocol: 'ews', cut: true, declared: null, unread: 'any' },
  {
    name: 'scope-mail-quoted',
    protocol: 'ews',
    facts: [
      [
        'managementScope',
        {
          Name: 'Contoso scope',
          RecipientFilter:
            "MemberOfGroup -eq 'CN=Capture20250209121934,OU=contoso.onmicrosoft.com, OU=Microsoft Exchange Hosted Organizations,DC=EURPR05A001'",
        },
      ],
    ],
  },
  { name: 'principal-two-prompts', protocol: 'imap', declared: ['granted', 'unknown'] },
  {
    name: 'recipient-permission-smtp',
    protocol: 'smtp',
    known: true,
    facts: [
      [
        'recipientPermission',
        { Trustee: '77777777-8888-9999-aaaa-bbbbbbbbbbbb', AccessControlType: 'Allow' },
      ],
    ],
  },
  { name: 'error-in-french', protocol: 'imap', known: true, declared: null },
  {
    name: 'screen-cleared',
    protocol: 'ews',
    declared: ['unknown', 'unknown'],
    codes: ['policy.declaredProvesNothing'],
  },
];
