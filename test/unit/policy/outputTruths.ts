// What each output under golden/policy/outputs says, written down before the reader was run on it.
import type { ProtocolId } from '../../../src/core/registration/registration.ts';

export interface OutputTruth {
  readonly name: string;
  readonly protocol: ProtocolId;
  /** The object ID of the enterprise application is known beforehand. */
  readonly known?: true;
  /** What is declared of ap and of ceo; null where nothing is. */
  readonly declared?: readonly [string, string] | null;
  /** No finding where absent. */
  readonly codes?: readonly string[];
  /** None where absent; `any` where nothing is asked of the count. */
  readonly unread?: number | 'any';
  readonly cut?: true;
  readonly factCount?: number;
  readonly facts?: readonly (readonly [kind: string, fields: Readonly<Record<string, unknown>>])[];
  /** Readiness items by ID. */
  readonly states?: Readonly<Record<string, string>>;
  readonly works?: 'yes' | 'no' | 'unknown';
}

export const outputTruths: readonly OutputTruth[] = [
  { name: 'mp-user-empty-oid', protocol: 'imap', known: true, declared: ['denied', 'unknown'] },
  { name: 'mp-user-empty-unknown-name', protocol: 'imap', declared: ['unknown', 'unknown'] },
  { name: 'mp-user-empty-known-name', protocol: 'imap', declared: ['denied', 'denied'] },
  { name: 'mp-user-one-each', protocol: 'imap', known: true, declared: ['granted', 'denied'] },
  { name: 'mp-user-empty-silenced', protocol: 'imap', known: true, declared: null },
  { name: 'mp-user-not-found', protocol: 'imap', known: true, declared: null },
  { name: 'mp-where-empty', protocol: 'imap', known: true, declared: null },
  { name: 'exo-mp-user-empty', protocol: 'pop', known: true, declared: ['denied', 'unknown'] },
  { name: 'mp-domain-sid', protocol: 'imap', declared: ['granted', 'unknown'] },
  { name: 'mp-wrapped-rights', protocol: 'imap', declared: ['granted', 'unknown'] },
  { name: 'mp-not-full', protocol: 'imap', known: true, declared: ['denied', 'unknown'] },
  { name: 'mp-json', protocol: 'imap', known: true, declared: ['granted', 'unknown'] },
  { name: 'mp-csv', protocol: 'pop', known: true, declared: ['granted', 'denied'] },
  { name: 'mp-deny-other', protocol: 'imap', known: true, declared: ['granted', 'unknown'] },
  { name: 'mp-people-only', protocol: 'imap', known: true, declared: ['denied', 'unknown'] },
  { name: 'rp-empty', protocol: 'smtp', known: true, declared: null, factCount: 0 },
  {
    name: 'rp-json',
    protocol: 'smtp',
    known: true,
    facts: [
      [
        'recipientPermission',
        { Trustee: '77777777-8888-9999-aaaa-bbbbbbbbbbbb', AccessControlType: 'Allow' },
      ],
    ],
  },
  {
    name: 'rp-list',
    protocol: 'smtp',
    facts: [['recipientPermission', { Identity: 'fax@contoso.com', Trustee: 'Contoso Capture' }]],
  },
  { name: 'spa-inscope-member-true', protocol: 'ews', known: true, declared: ['unknown', 'unknown'] },
  { name: 'spa-inscope-expand-false', protocol: 'ews', known: true, declared: ['denied', 'unknown'] },
  { name: 'spa-inscope-expand-both', protocol: 'ews', known: true, declared: ['unknown', 'unknown'] },
  { name: 'spa-inscope-where-role', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'spa-inscope-column', protocol: 'ews', declared: ['unknown', 'unknown'] },
  { name: 'spa-inscope-column-false', protocol: 'ews', declared: ['denied', 'unknown'] },
  { name: 'spa-where-other-role-empty', protocol: 'ews', declared: null },
  { name: 'spa-where-own-role-empty', protocol: 'ews', declared: ['denied', 'unknown'] },
  { name: 'spa-silenced-empty', protocol: 'ews', declared: null },
  { name: 'spa-not-found', protocol: 'ews', declared: null },
  { name: 'spa-not-recognized', protocol: 'ews', declared: null },
  { name: 'spa-guide-format-string', protocol: 'ews', declared: null, unread: 'any' },
  { name: 'spa-loop-headings', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'spa-loop-one-missing', protocol: 'ews', declared: ['unknown', 'unknown'] },
  { name: 'spa-tsv-excel', protocol: 'ews', declared: ['granted', 'denied'] },
  {
    name: 'spa-organization',
    protocol: 'ews',
    declared: ['granted', 'unknown'],
    codes: ['policy.unscopedAssignment'],
  },
  {
    name: 'spa-notrun-list',
    protocol: 'graph',
    declared: ['unknown', 'unknown'],
    codes: ['policy.declaredProvesNothing'],
  },
  { name: 'spa-dots-ps51', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'spa-markdown-table', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'spa-jira-table', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'spa-mail-full-access', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'spa-send-only-graph', protocol: 'graph', declared: ['unknown', 'unknown'] },
  { name: 'spa-narrow-no-inscope', protocol: 'ews', declared: ['unknown', 'unknown'] },
  { name: 'spa-loop-foreach-statement', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'spa-calculated', protocol: 'ews', declared: ['granted', 'denied'] },
  { name: 'spa-twice-later-wins', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'mp-user-other', protocol: 'imap', known: true, declared: ['unknown', 'unknown'] },
  { name: 'mp-where-user-rows', protocol: 'imap', known: true, declared: ['unknown', 'unknown'] },
  { name: 'mp-where-not-self', protocol: 'imap', known: true, declared: ['unknown', 'unknown'] },
  { name: 'mp-select-first', protocol: 'imap', known: true, declared: ['unknown', 'unknown'] },
  {
    name: 'mra-default-table',
    protocol: 'ews',
    known: true,
    cut: true,
    factCount: 1,
    facts: [['roleAssignment', { Name: 'Contoso EWS' }]],
  },
  { name: 'mra-full-list-scoped', protocol: 'ews', known: true, factCount: 1 },
  {
    name: 'mra-full-list-unscoped',
    protocol: 'ews',
    known: true,
    codes: ['policy.unscopedAssignment'],
    factCount: 1,
  },
  { name: 'mra-group-scope', protocol: 'ews', known: true, factCount: 1 },
  { name: 'mra-au', protocol: 'ews', known: true, factCount: 1 },
  { name: 'mra-au-custom-missing', protocol: 'ews', known: true, factCount: 1 },
  { name: 'mra-au-none', protocol: 'ews', known: true, factCount: 1 },
  { name: 'mra-disabled', protocol: 'ews', known: true, factCount: 1 },
  { name: 'mra-csv', protocol: 'ews', known: true, codes: ['policy.unscopedAssignment'], factCount: 2 },
  { name: 'mra-empty', protocol: 'ews', known: true, factCount: 0 },
  { name: 'mra-people', protocol: 'ews', known: true, unread: 'any', factCount: 0 },
  { name: 'mra-table-cut-scope', protocol: 'ews', known: true, factCount: 1 },
  {
    name: 'scope-list',
    protocol: 'ews',
    factCount: 1,
    facts: [['managementScope', { Name: 'Contoso scope' }]],
  },
  { name: 'scope-table', protocol: 'ews', factCount: 2 },
  { name: 'scope-json', protocol: 'ews', factCount: 1 },
  {
    name: 'sp-default-table',
    protocol: 'imap',
    facts: [
      [
        'servicePrincipal',
        { AppId: '66666666-7777-8888-9999-000000000000', ObjectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb' },
      ],
    ],
  },
  { name: 'sp-wrong-object', protocol: 'imap', known: true, codes: ['policy.wrongObjectId'] },
  { name: 'sp-old-serviceid', protocol: 'imap', known: true },
  { name: 'sp-json', protocol: 'imap', known: true, factCount: 2 },
  { name: 'sp-not-found', protocol: 'imap', known: true, factCount: 0 },
  { name: 'aap-table-auto', protocol: 'graph', factCount: 2 },
  {
    name: 'aap-list-rest',
    protocol: 'graph',
    factCount: 1,
    facts: [['accessPolicy', { AccessRight: 'restrict' }]],
  },
  {
    name: 'aap-json-enums',
    protocol: 'graph',
    factCount: 1,
    facts: [['accessPolicy', { AccessRight: 'deny' }]],
  },
  { name: 'aap-empty', protocol: 'graph', declared: null, factCount: 0 },
  { name: 'aap-test-bare', protocol: 'graph', declared: ['granted', 'denied'] },
  { name: 'aap-test-expand', protocol: 'ews', declared: ['unknown', 'denied'] },
  { name: 'aap-test-variable-app', protocol: 'ews', declared: ['unknown', 'unknown'] },
  { name: 'aap-test-json', protocol: 'graph', declared: null, unread: 1 },
  { name: 'aap-test-prose', protocol: 'graph', declared: null, unread: 'any', factCount: 0 },
  { name: 'aap-test-guide-inline', protocol: 'graph', declared: null, factCount: 0 },
  {
    name: 'aap-test-org-denied-other-app',
    protocol: 'graph',
    declared: ['unknown', 'unknown'],
    codes: ['policy.declaredOtherApplication'],
  },
  { name: 'aap-test-timestamped-mailbox', protocol: 'graph', declared: ['granted', 'unknown'] },
  { name: 'aap-test-anonymized', protocol: 'graph', declared: null, unread: 1 },
  {
    name: 'cas-default-table-2',
    protocol: 'imap',
    facts: [['mailboxSwitches', { ImapEnabled: false, PopEnabled: true }]],
  },
  { name: 'cas-ews-unset', protocol: 'ews', states: { mailboxSwitch: 'met' }, works: 'unknown' },
  {
    name: 'cas-ews-bare-false',
    protocol: 'ews',
    states: { mailboxSwitch: 'notMet', organizationSwitch: 'unknown' },
    works: 'no',
  },
  { name: 'cas-ews-bare-true', protocol: 'ews', states: { mailboxSwitch: 'met' }, works: 'unknown' },
  {
    name: 'cas-ews-bare-empty',
    protocol: 'ews',
    states: { organizationSwitch: 'unknown' },
    works: 'unknown',
  },
  { name: 'cas-name-only', protocol: 'ews', states: { mailboxSwitch: 'unknown' }, works: 'unknown' },
  {
    name: 'cas-json-null',
    protocol: 'smtp',
    facts: [
      [
        'mailboxSwitches',
        { PrimarySmtpAddress: 'ap@contoso.com', SmtpClientAuthenticationDisabled: 'unset' },
      ],
    ],
  },
  {
    name: 'cas-csv-french',
    protocol: 'smtp',
    facts: [
      ['mailboxSwitches', { PrimarySmtpAddress: 'ap@contoso.com', SmtpClientAuthenticationDisabled: false }],
    ],
  },
  { name: 'cas-wide-cut', protocol: 'ews', factCount: 1 },
  {
    name: 'cas-org-and-mailbox-lists',
    protocol: 'smtp',
    factCount: 2,
    facts: [
      ['transport', { SmtpClientAuthenticationDisabled: true }],
      ['mailboxSwitches', { PrimarySmtpAddress: 'ap@contoso.com', SmtpClientAuthenticationDisabled: false }],
    ],
  },
  {
    name: 'transport-bare',
    protocol: 'smtp',
    facts: [['transport', { SmtpClientAuthenticationDisabled: true }]],
  },
  {
    name: 'transport-json',
    protocol: 'smtp',
    facts: [['transport', { SmtpClientAuthenticationDisabled: false }]],
  },
  { name: 'transport-unprompted', protocol: 'smtp', declared: null, unread: 'any' },
  { name: 'org-bare-empty', protocol: 'ews', states: { organizationSwitch: 'soon' }, works: 'unknown' },
  {
    name: 'org-bare-true',
    protocol: 'ews',
    states: { organizationSwitch: 'met', allowList: 'unknown' },
    works: 'unknown',
  },
  {
    name: 'org-list-wrapped',
    protocol: 'ews',
    states: { organizationSwitch: 'met', allowList: 'met' },
    works: 'unknown',
  },
  {
    name: 'org-list-missing',
    protocol: 'ews',
    codes: ['policy.ewsAppIdMissing'],
    states: { organizationSwitch: 'met', allowList: 'notMet' },
    works: 'no',
  },
  {
    name: 'org-list-cut-list',
    protocol: 'ews',
    states: { organizationSwitch: 'met', allowList: 'unknown' },
    works: 'unknown',
  },
  { name: 'org-useragents-allow', protocol: 'ews', states: { userAgentList: 'unknown' }, works: 'unknown' },
  { name: 'org-useragents-block', protocol: 'ews', works: 'unknown' },
  {
    name: 'org-retrieve-enabled-only',
    protocol: 'ews',
    states: { organizationSwitch: 'met', allowList: 'unknown' },
    works: 'unknown',
  },
  {
    name: 'org-full-dump',
    protocol: 'ews',
    factCount: 1,
    states: { organizationSwitch: 'met', allowList: 'unknown' },
    works: 'unknown',
  },
  { name: 'org-json-ews', protocol: 'ews', states: { organizationSwitch: 'notMet' }, works: 'no' },
  { name: 'org-table', protocol: 'ews', states: { organizationSwitch: 'soon' }, works: 'unknown' },
  { name: 'org-set-then-get', protocol: 'ews', states: { organizationSwitch: 'met' }, works: 'unknown' },
  { name: 'authpol-list', protocol: 'smtp', unread: 'any', factCount: 0 },
  { name: 'mg-grant-list', protocol: 'ews', known: true, codes: ['policy.tenantWideGrant'], factCount: 1 },
  { name: 'mg-grant-rest', protocol: 'ews', known: true, codes: ['policy.tenantWideGrant'], factCount: 2 },
  { name: 'mg-grant-table-cut', protocol: 'ews', known: true },
  { name: 'mg-grant-people', protocol: 'ews', known: true },
  { name: 'oauth2-grants-rest', protocol: 'ews', known: true, unread: 'any' },
  { name: 'oauth2-grants-list', protocol: 'ews', known: true, unread: 'any' },
  {
    name: 'mg-sp-table',
    protocol: 'imap',
    facts: [
      [
        'servicePrincipal',
        { AppId: '66666666-7777-8888-9999-000000000000', ObjectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb' },
      ],
    ],
  },
  {
    name: 'mg-sp-rest',
    protocol: 'imap',
    facts: [
      [
        'servicePrincipal',
        { AppId: '66666666-7777-8888-9999-000000000000', ObjectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb' },
      ],
    ],
  },
  { name: 'mg-application', protocol: 'imap', unread: 'any', factCount: 0 },
  { name: 'mg-application-rest', protocol: 'imap', unread: 'any', factCount: 0 },
  { name: 'azuread-grant', protocol: 'ews', known: true, unread: 'any' },
  { name: 'members-table', protocol: 'graph', factCount: 2 },
  { name: 'members-nested', protocol: 'graph', codes: ['policy.nestedGroup'] },
  { name: 'group-kind-dl', protocol: 'graph', codes: ['policy.groupKind'] },
  { name: 'group-ok', protocol: 'graph' },
  { name: 'transcript-51', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'teams-nbsp', protocol: 'ews', declared: ['granted', 'unknown'] },
  { name: 'hidden-headers', protocol: 'ews', declared: null, unread: 'any', factCount: 0 },
  { name: 'spa-variable-then-fl', protocol: 'ews', declared: ['denied', 'unknown'] },
  { name: 'spa-convertto-xml', protocol: 'ews', declared: null, unread: 'any', factCount: 0 },
];
