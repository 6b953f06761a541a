// How many small changes of the code that guards secrets and hosts its unit and wire tests notice, and why not the rest.
// docs/mutation.md is made of this table (`npm test -- rules --update` writes it). Measured with a script outside this repository
// that flips one operator, condition, literal, call or block at a time, as Stryker does, and one piece of a pattern in the
// files of secrets by name and shape: an alternative, anchor, class or look, or whether a piece may be missing.

export interface MutationScore {
  readonly file: string;
  readonly noticed: number;
  readonly tried: number;
  /** What the others are. */
  readonly left: string;
}

/** The days of the measurements. */
const measuredOn = '2026-11-29 and the two days after';

/** What a file must reach, or say why it cannot. */
export const least = 0.85;

const row = (file: string, noticed: number, tried: number, left = ''): MutationScore => ({
  file: `src/${file}`,
  noticed,
  tried,
  left,
});

export const mutationScores: readonly MutationScore[] = [
  row('core/endpoints/hosts.ts', 58, 61, 'values that a pattern before has ruled out'),
  row('core/endpoints/ownHosts.ts', 39, 43, 'checks that only narrow a type'),
  row('core/credential/secretKey.ts', 22, 22),
  row('core/credential/storedCredential.ts', 52, 57, 'the words of an issue that nobody is shown'),
  row('core/credential/credentialExpiry.ts', 139, 139),
  row('core/text/redaction.ts', 33, 35, 'a bound on work, and a shortcut if nothing is found'),
  row('core/text/brokenPieces.ts', 59, 60, 'a beginning that nothing continues'),
  row(
    'core/text/findSecrets.ts',
    164,
    194,
    'limits of work, and searches that would be made twice: what is found stays the same',
  ),
  row('core/text/knownValues.ts', 114, 116, 'an index that is only slower'),
  row('core/text/wordIndex.ts', 49, 52, 'a table of one entry too many; a scan for values that are none'),
  row('core/text/wordTable.ts', 72, 80, 'another size of the filter, and another hash that spreads as well'),
  row(
    'core/text/writtenForms.ts',
    67,
    70,
    'the form behind an equals sign, if the redactor’s own test is left out',
  ),
  row(
    'core/text/secretForms.ts',
    154,
    164,
    'lines of a key that end early; a sign before a token; words that only save a search',
  ),
  row(
    'core/text/secretShapes.ts',
    237,
    268,
    'whether a piece of a pattern may be empty; a word that another pattern masks too; words that only save a search',
  ),
  row('core/text/secretNames.ts', 144, 150, 'a check that the next one makes too; how far is looked back'),
  row('core/text/harmlessValues.ts', 141, 150, 'the end of a pattern that another one covers'),
  row('host/registrations/hostAgreements.ts', 35, 36, 'how a digest is written'),
  row(
    'host/credentials/credentialStore.ts',
    156,
    162,
    'the default of a deadline; names of keys that are used alike',
  ),
  row(
    'host/credentials/certificates.ts',
    65,
    70,
    'how long a status is shown; checks that only narrow a type; a key of one bit more',
  ),
  row(
    'host/credentials/credentialCommands.ts',
    68,
    70,
    'how long a status is shown; a list that holds text only',
  ),
  row(
    'host/credentials/credentialVault.ts',
    76,
    80,
    'a slot that the credential store forgets too; the code of a failure; text that is no record either way',
  ),
  row('host/credentials/applicationRecords.ts', 31, 35, 'writes of what is there already'),
  row('host/credentials/applicationsInUse.ts', 11, 11),
  row('host/credentials/credentialState.ts', 18, 18),
  row('host/credentials/secretName.ts', 16, 16),
  row('host/credentials/secretFaults.ts', 27, 27),
  row('host/credentials/tokenCaches.ts', 22, 22),
  row(
    'net/tlsHop.ts',
    88,
    94,
    'a socket that is owned twice; no certificate or version once the handshake is done, which does not happen',
  ),
  row('net/trust.ts', 43, 45, 'a bound that is Node’s own too; a store that cannot be read'),
  row(
    'net/route.ts',
    63,
    69,
    'a refusal that comes twice; the operating system’s resolver, which no test asks',
  ),
];

/** Files of the kind that have no score, or were changed since theirs was taken. */
export const unmeasured: readonly string[] = ['core/text/namedSecrets.ts'].map((file) => `src/${file}`);

/** Files of the table that were changed after they were measured. */
export const changedSince: readonly string[] = [
  'core/text/findSecrets.ts',
  'core/text/knownValues.ts',
  'core/text/wordIndex.ts',
  'core/text/writtenForms.ts',
  'host/credentials/applicationRecords.ts',
  'host/credentials/credentialCommands.ts',
  'host/credentials/credentialStore.ts',
  'host/credentials/credentialVault.ts',
  'host/credentials/secretFaults.ts',
  'host/credentials/tokenCaches.ts',
  'net/trust.ts',
].map((file) => `src/${file}`);

const named = (files: readonly string[]): string => files.map((file) => `\`${file}\``).join(', ');

export function mutationPage(): string {
  const lines = mutationScores.map(
    ({ file, noticed, tried, left }) =>
      `| \`${file}\` | ${noticed} of ${tried} | ${Math.floor((100 * noticed) / tried)} % | ${left} |`,
  );
  const [noticed, tried] = (['noticed', 'tried'] as const).map((key) =>
    mutationScores.reduce((sum, score) => sum + score[key], 0),
  );
  return `# Mutations

How many small changes of the code that guards secrets and hosts its unit and wire tests notice; measured on ${measuredOn}, of a file with many in a sample taken at random. Made from \`test/rules/mutationScores.ts\`; a test compares the two. Together ${noticed} of ${tried}.

| file | noticed | | the others |
| --- | --- | --- | --- |
${lines.join('\n')}

Changed since they were measured, so that their rows are of an earlier state: ${named(changedSince)}.

Without a score: ${named(unmeasured)}.
`;
}
