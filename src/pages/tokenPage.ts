// A token reading as Markdown: what it opens, why it is refused elsewhere, and what it holds. The token itself is not shown.
import { cloudLabels } from '../core/endpoints/clouds.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { Registration } from '../core/registration/registration.ts';
import type { TokenReading } from '../core/token/tokenReading.ts';
import { answerLine, type PageState } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';

const opensLabels = { yes: '✓\u00a0opens', maybe: '?\u00a0may\u00a0open', no: '✗\u00a0is\u00a0refused' };
const findingLabels = { info: 'Note', warning: '!\u00a0Warning', error: '✗\u00a0Error' };

export function tokenMarkdown(
  { name, cloud }: Pick<Registration, 'name' | 'cloud'>,
  reading: TokenReading,
): string {
  const { findings } = reading;
  return [
    `# Token of ${escapeMarkdown(name)}`,
    answerOf(reading),
    `| Protocol | State | Why |\n| --- | --- | --- |\n${reading.protocols.map((row) => `| ${protocolTable[row.protocol].label} | ${opensLabels[row.opens]} | ${escapeMarkdown(row.why)} |`).join('\n')}`,
    ...(findings.length === 0
      ? []
      : [
          `| Finding | What it means |\n| --- | --- |\n${findings.map(({ severity, text }) => `| ${findingLabels[severity]} | ${escapeMarkdown(text)} |`).join('\n')}`,
        ]),
    `## What it holds\n\n| | |\n| --- | --- |\n${claimRows(cloud, reading)
      .map(([label, value]) => `| ${label} | ${escapeMarkdown(value)} |`)
      .join('\n')}`,
    'Read on this computer; the token itself is not shown or kept.',
  ].join('\n\n');
}

function answerOf({ protocols, findings }: TokenReading): string {
  const opened = protocols.filter(({ opens }) => opens === 'yes').map(labelOf);
  const maybe = protocols.filter(({ opens }) => opens === 'maybe').map(labelOf);
  const wrong = findings.some(({ severity }) => severity === 'error');
  const state: PageState = wrong ? 'bad' : opened.length > 0 ? 'good' : maybe.length > 0 ? 'open' : 'bad';
  const what = [
    opened.length === 0 ? 'It opens no protocol' : `It opens ${opened.join(', ')}`,
    ...(maybe.length === 0 ? [] : [`it may open ${maybe.join(', ')}`]),
  ];
  const error = findings.find(({ severity }) => severity === 'error');
  return answerLine(
    state,
    `${what.join('; ')}.${error === undefined ? '' : ` ${escapeMarkdown(error.text)}`}`,
  );
}

const labelOf = ({ protocol }: TokenReading['protocols'][number]): string => protocolTable[protocol].label;

type Row = readonly [label: string, value: string];

function claimRows(cloud: Registration['cloud'], reading: TokenReading): readonly Row[] {
  const { claims, secondsLeft } = reading;
  return [
    ['For', claims.audience],
    ['Kind', claims.kind === 'app' ? 'application, no person' : `signed-in person ${claims.user ?? ''}`],
    ['Permissions', [...claims.roles, ...claims.scopes].join(', ') || 'none'],
    ['Tenant', claims.tenantId],
    ['Client ID', claims.appId],
    // The demo imitates the worldwide cloud, so its tokens cannot tell.
    ['Cloud', cloud === 'demo' ? cloudLabels.demo : (reading.cloud ?? 'not known')],
    ['Valid for', lifeOf(secondsLeft)],
  ];
}

function lifeOf(secondsLeft: number | undefined): string {
  if (secondsLeft === undefined) return 'not known';
  return secondsLeft < 0 ? 'it has expired' : `${Math.floor(secondsLeft / 60)} more minutes`;
}
