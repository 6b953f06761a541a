// What a person may send as an issue if an explanation was wrong: what was recognised, and the text with everything
// personal replaced. It goes to the clipboard; nothing leaves the computer by itself.
import { redactPatterns } from '../../core/text/secretShapes.ts';
import type { Explained } from './explain.ts';

/** Longest text in a report, in UTF-16 units: its beginning and its end. */
const longest = 6_000;

/** Public names that tell the service; every other host, address and id is replaced. */
const publicHost =
  /(?:^|\.)(?:office365\.com|office\.com|outlook\.com|microsoft\.com|microsoftonline\.com|office365\.us|microsoftonline\.us|outlook\.cn|chinacloudapi\.cn|windows\.net|gmail\.com|googleapis\.com|example)$/i;

/** The text without addresses, names of hosts and users, ids and network addresses. */
function impersonal(text: string): string {
  return redactPatterns(text)
    .replace(/(?<![\w.+'-])[\w.+'-]+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, 'user@contoso.example')
    .replace(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '00000000-0000-0000-0000-000000000000')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '203.0.113.1')
    .replace(/\b(?:[a-z0-9-]{1,63}\.){1,8}(?:[a-z]{2,18})\b/gi, (host) =>
      publicHost.test(host) ||
      !/\.(?:com|net|org|de|fr|es|it|nl|pl|cz|se|tr|ru|jp|cn|kr|br|uk|ch|at|eu|io|local|lan|internal)$/i.test(
        host,
      )
        ? host
        : 'host.contoso.example',
    )
    .replace(/([\\/](?:Users|home)[\\/])[^\\/\s"']{1,64}/g, '$1user')
    .replace(/\b(?:named|name|tenant|directory|user|account) '[^']{1,120}'/gi, (words) =>
      words.replace(/'[^']*'/, "'…'"),
    );
}

/** Plain text for an issue. */
export function wrongReport(
  paste: string,
  found: readonly Explained[],
  versions: Readonly<Record<string, string>>,
): string {
  const cut =
    paste.length <= longest ? paste : `${paste.slice(0, longest / 2)}\n[…]\n${paste.slice(-longest / 2)}`;
  return [
    'An explanation was wrong or missing.',
    '',
    'What I expected (cause, and who has to act): ',
    '',
    'What was explained:',
    ...found.map(
      ({ code, confidence, recognised, effectOf }) =>
        `- ${code} (${confidence}${effectOf === undefined ? '' : `, effect of ${effectOf}`}): ${impersonal(recognised) || 'nothing recognised'}`,
    ),
    '',
    `Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    '',
    'The text (addresses, hosts, names, ids and secrets are replaced; read it before you send it):',
    '```',
    impersonal(cut).replaceAll('```', "'''"),
    '```',
  ].join('\n');
}
