// A capsule as it will be saved, with what was done to it before.

export function capsuleMarkdown(text: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return [
    '# Capsule',
    '',
    '**This is the whole file.** Whoever opens it sees the same failure and the same advice, without your tenant.',
    '',
    '| what | in the file |',
    '| --- | --- |',
    '| secrets, tokens | none: the file was searched for every secret that is known here and for everything that looks like one |',
    '| addresses, names, tenant and client IDs, hosts, IP addresses | replaced, each the same way everywhere |',
    '| what servers answered | as it was seen, masked |',
    '',
    `${fence}json`,
    text.trimEnd(),
    fence,
    '',
  ].join('\n');
}
