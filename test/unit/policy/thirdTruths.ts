// A third set: other ways in which outputs reach the paste, written down before the reader was run on them.
import type { OutputTruth } from './outputTruths.ts';

export const thirdTruths: readonly OutputTruth[] = [
  { name: 'wiki-table', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'box-table', protocol: 'ews', declared: ['unknown', 'denied'] },
  { name: 'numbered-lines', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'clock-each-line', protocol: 'ews', declared: ['denied', 'unknown'] },
  { name: 'loop-with-names', protocol: 'ews', declared: ['granted', 'denied'], unread: 'any' },
  { name: 'computed-column', protocol: 'graph', declared: ['granted', 'denied'] },
  { name: 'no-break-spaces', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'wide-colons', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'bold-names', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'remark-behind-true', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'remark-behind-false', protocol: 'ews', declared: ['denied', 'unknown'] },
  {
    name: 'other-application',
    protocol: 'ews',
    declared: ['unknown', 'unknown'],
    codes: ['policy.declaredOtherApplication'],
  },
  { name: 'german-transcript', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'csv-tabs', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'remote-prompt', protocol: 'graph', declared: ['unknown', 'denied'] },
  { name: 'backtick-command', protocol: 'ews', declared: ['granted', 'unknown'] },
  // Parameters from a variable are not looked up.
  { name: 'splatted', protocol: 'ews', declared: ['unknown', 'unknown'] },
  { name: 'two-in-one-line', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'command-wrapped-80', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'zero-width', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'deny-true', protocol: 'imap', known: true, declared: ['denied', 'unknown'] },
  {
    name: 'cas-empty-cell',
    protocol: 'imap',
    facts: [
      ['mailboxSwitches', { PrimarySmtpAddress: 'ap@contoso.com', ImapEnabled: false, PopEnabled: true }],
    ],
  },
  { name: 'asked-later-other-mailbox', protocol: 'ews', declared: ['unknown', 'denied'] },
  { name: 'verbose-and-warning', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'assignment-then-variable', protocol: 'ews', declared: ['granted', 'unknown'] },
];
