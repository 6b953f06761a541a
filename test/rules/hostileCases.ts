// The hostile cases that the product must survive, each with the test files that hold it and what they leave open.
// docs/hostile-cases.md is made of this table (`npm test -- rules --update` writes it); a test compares the two.

export interface HostileCase {
  readonly id: number;
  readonly what: string;
  /** Below `test/`, without `.test.ts`. */
  readonly tests: readonly string[];
  /** What no test tries yet. */
  readonly open?: string;
}

const row = (id: number, what: string, tests: string, open?: string): HostileCase => ({
  id,
  what,
  tests: tests === '' ? [] : tests.split(' '),
  ...(open === undefined ? {} : { open }),
});

export const hostileCases: readonly HostileCase[] = [
  row(1, 'Workspace settings name hosts', 'e2e/untrusted host/ownServers unit/core/mergeRegistrations'),
  row(2, 'The same in nested form or a language block', 'unit/core/settingsEdit unit/host/hostileWorkspace'),
  row(
    3,
    'The same in a workspace file or folder settings',
    'unit/core/settingsEdit unit/host/hostileWorkspace',
  ),
  row(
    4,
    'Workspace settings change the proxy or its TLS check',
    'e2e/untrusted wire/net/hops unit/host/hostileWorkspace',
  ),
  row(
    5,
    'Look-alike hosts, userinfo, numbers, percent signs',
    'unit/core/hosts unit/core/endpoints wire/net/hostGuard unit/core/ownHosts',
  ),
  row(
    6,
    'Huge, deep or malformed settings and files',
    'unit/core/mergeRegistrations unit/configs/hostile unit/host/hostileWorkspace',
  ),
  row(7, 'A secret stands in settings', 'unit/core/mergeRegistrations unit/configs/given'),
  row(
    8,
    'Commands called in a workspace that is not trusted',
    'e2e/untrusted unit/host/untrusted unit/host/commands',
  ),
  row(
    9,
    'Settings behind links, pipes or unreadable files',
    'unit/host/hostileWorkspace unit/host/filesThatAttack e2e/foundOnDisk',
  ),
  row(
    10,
    'A file changes between read and write',
    'unit/core/settingsEdit unit/host/settingsWriter unit/host/hostileWorkspace e2e/foundOnDisk',
  ),
  row(11, 'The token endpoint redirects', 'wire/oauth/hostileAuthority'),
  row(12, 'Redirect chains, other schemes and ports', 'wire/net/limits wire/oauth/hostileAuthority'),
  row(13, 'Endless, slow or packed answers', 'wire/net/limits wire/oauth/hostileAuthority'),
  row(14, 'Answers that are no OAuth', 'wire/oauth/hostileAuthority unit/oauth/tokenAnswer'),
  row(15, 'Tokens for another tenant, audience or time', 'unit/core/checkClaims unit/core/readToken'),
  row(
    16,
    'Error texts that echo secrets, links or escapes',
    'unit/core/text/findSecrets wire/oauth/clientSecret unit/advice/explain',
  ),
  row(17, 'Throttling with impossible waits', 'unit/probes/probeLimiter unit/policy/audit'),
  row(18, 'Next links to other hosts or without end', 'unit/policy/auditReport'),
  row(19, 'Graph URLs with userinfo', 'unit/net/graphAnswer'),
  row(20, 'Resets, DNS failures, dead addresses', 'wire/net/hops wire/net/limits wire/net/rareFailures'),
  row(21, 'Proxies that refuse, lie or inject', 'wire/net/proxy unit/net/proxyRules'),
  row(
    22,
    'A gateway times out after the application was made',
    'unit/provisioning/apply unit/provisioning/killed',
  ),
  row(
    23,
    'Each AADSTS number has advice',
    'unit/advice/corpus unit/advice/coverage wire/demo/signInScenarios',
  ),
  row(
    24,
    'Wrong, expired, unknown or weak certificates',
    'wire/net/hops wire/net/systemAuthorities wire/net/rareFailures wire/net/trust',
  ),
  row(25, 'STARTTLS missing, stripped or injected', 'wire/net/startTls wire/probes/smtp'),
  row(26, 'Another protocol on the port', 'wire/net/hops wire/probes/hostileHttp wire/probes/hostileMail'),
  row(27, 'Client certificates, tickets, renegotiation', 'wire/net/hops wire/net/rareFailures'),
  row(28, 'Lines without end, bare CR, literals', 'wire/probes/hostileMail unit/probes/fuzz'),
  row(29, 'Challenges for ever', 'wire/probes/hostileMail wire/probes/imap'),
  row(30, 'Wrong tags, PREAUTH, BYE', 'wire/probes/hostileMail unit/probes/fuzz'),
  row(31, 'False capabilities', 'wire/probes/imap wire/probes/hostileMail'),
  row(
    32,
    'Endless and changing SMTP replies',
    'wire/probes/hostileMail unit/probes/replies wire/probes/smtp',
  ),
  row(33, 'POP replies of every kind', 'wire/probes/pop unit/probes/fuzz'),
  row(34, 'The server stops at any byte', 'wire/probes/hostileMail wire/net/limits'),
  row(35, 'Control characters in names and tokens', 'unit/probes/sasl wire/net/hostGuard'),
  row(36, 'XML with DOCTYPE, depth or floods', 'unit/probes/ewsReply unit/probes/fuzz'),
  row(37, 'EWS answers that are no SOAP', 'unit/probes/ewsReply wire/probes/ews'),
  row(38, 'JSON with prototype keys, depth, infinities', 'unit/probes/fuzz unit/oauth/tokenAnswer'),
  row(
    39,
    'Names that are code',
    'unit/adminScripts/injection unit/snippets/quotePowerShell unit/policy/auditReport',
  ),
  row(
    40,
    'Names with links, icons or bidirectional marks',
    'unit/host/escapeUiText unit/host/notifications unit/pages/markdown',
  ),
  row(41, 'Addresses with quotes, slashes or percent signs', 'wire/probes/graph'),
  row(
    42,
    'Every target reads back what was written',
    'programs/realParsers programs/realPrograms unit/snippets/ownReaders',
  ),
  row(43, 'Snippets hold no secret', 'host/contract e2e/snippetUse'),
  row(44, 'A snippet with a secret in a tracked file', 'rules/secrets unit/configs/given'),
  row(45, 'The clipboard', 'host/handOver unit/host/hostileWorkspace'),
  row(
    46,
    'A canary secret shows nowhere',
    'e2e/canary unit/core/text/findSecrets unit/core/text/otherNotations unit/host/drafts unit/host/secretsInFields rules/secrets unit/host/terminal unit/host/agents',
  ),
  row(
    47,
    'Secret stores that fail',
    'host/credentialStore unit/oauth/signInCache unit/host/credentialStore unit/host/credentialVault',
  ),
  row(
    48,
    'Two windows save and sign in at once',
    'unit/host/twoWindows unit/host/windowProcesses unit/host/settingsWriter unit/host/drafts unit/host/overwrites e2e/attacks',
  ),
  row(
    49,
    'Change events twice, late or never',
    'unit/host/settingsWriter unit/host/twoWindows unit/host/hostileWorkspace',
  ),
  row(
    50,
    'Killed between two writes',
    'unit/host/suddenEnd unit/host/windowProcesses unit/provisioning/killed wire/policy/killedAudit unit/host/applicationSecrets unit/host/keptAndRemoved',
  ),
  row(51, 'Full and read-only disks', 'unit/policy/audit wire/policy/killedAudit unit/host/hostileWorkspace'),
  row(
    52,
    'Secrets that nothing names, and the reverse',
    'unit/host/suddenEnd unit/host/applicationSecrets unit/host/keptAndRemoved',
  ),
  row(
    53,
    'State of a later version',
    'host/credentialStore unit/core/storedCredential unit/host/hostileWorkspace unit/host/drafts e2e/foundOnDisk',
  ),
  row(
    54,
    'Settings that come without their secret',
    'unit/host/suddenEnd unit/host/hostileWorkspace e2e/foundOnDisk',
  ),
  row(55, 'Profiles, uninstalling', 'unit/host/hostileWorkspace e2e/foundOnDisk'),
  row(56, 'Killed while an application is set up', 'unit/provisioning/killed'),
  row(57, 'What was made is not found yet', 'unit/provisioning/apply'),
  row(
    58,
    'Missing roles, blocked consent, claims challenges',
    'wire/demo/signInScenarios unit/provisioning/apply unit/advice/narrow',
  ),
  row(59, 'An application of the same name', 'unit/provisioning/plan'),
  row(60, 'A policy that forbids secrets', 'unit/provisioning/apply'),
  row(
    61,
    'Cancelled at every step',
    'unit/core/async unit/provisioning/killed wire/probes/demo unit/host/wizardModel',
  ),
  row(62, 'Fuzzed messages to the host', 'unit/wizard/messages unit/host/auditPanel unit/webview/channel'),
  row(63, 'Markup in every field under the real policy', 'page/wizard e2e/attacks'),
  row(
    64,
    'A page that is closed, reloaded or old',
    'e2e/wizard unit/wizard/draft unit/host/auditPanel unit/host/wizardModel',
  ),
  row(65, 'Forged deep links', 'rules/secrets'),
  row(
    66,
    'The demo tenant’s servers',
    'wire/demo/hygiene unit/demo/hostileInput unit/host/suddenEnd e2e/attacks',
  ),
  row(67, 'Agents with instructions in arguments', 'unit/host/agents unit/mcp/answerTo'),
  row(
    68,
    'Clock jumps, time zones, far years',
    'unit/core/checkClaims unit/core/credentialExpiry unit/core/today unit/oauth/tokenMemory',
  ),
  row(69, 'Credentials that end', 'unit/core/credentialExpiry unit/provisioning/plan'),
  row(
    70,
    '10,000 mailboxes, storms of clicks',
    'unit/policy/audit unit/host/mailboxTree unit/net/rememberLookup',
  ),
  row(
    71,
    'Turkish letters, other digits, right to left',
    'unit/core/hosts rules/secrets unit/host/escapeUiText',
  ),
  row(72, 'Every pattern on hostile text', 'unit/patterns'),
];

/** The document. */
export function hostileCasesPage(): string {
  const held = hostileCases.filter(({ open, tests }) => open === undefined && tests.length > 0).length;
  const partly = hostileCases.filter(({ open, tests }) => open !== undefined && tests.length > 0).length;
  const none = hostileCases.filter(({ tests }) => tests.length === 0).length;
  const lines = hostileCases.map(
    ({ id, what, tests, open }) =>
      `| ${id} | ${what} | ${tests.map((test) => `\`${test}\``).join(', ') || '-'} | ${open ?? ''} |`,
  );
  return `# Hostile cases

What the product must survive, and the tests that hold it. Made from \`test/rules/hostileCases.ts\`; a test compares the two. Of ${hostileCases.length} cases ${held} are held, ${partly} are held except for what the last column names, and ${none} have no test, for the reason in that column.

| | case | held by | open |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
}
