// A token reading as Markdown: what it opens, why it is refused elsewhere, and what it holds. The token itself is not shown.

import { cloudLabels } from '../core/endpoints/clouds.ts';
import * as l10n from '../core/l10n.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { Registration } from '../core/registration/registration.ts';
import type { TokenReading } from '../core/token/tokenReading.ts';
import { answerLine, type PageState, tableHead } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';

const opensLabels = {
  yes: l10n.msg('✓\u00a0opens'),
  maybe: l10n.msg('?\u00a0may\u00a0open'),
  no: l10n.msg('✗\u00a0is\u00a0refused'),
};
const findingLabels = {
  info: l10n.msg('Note'),
  warning: l10n.msg('!\u00a0Warning'),
  error: l10n.msg('✗\u00a0Error'),
};

export function tokenMarkdown(
  { name, cloud }: Pick<Registration, 'name' | 'cloud'>,
  reading: TokenReading,
): string {
  const { findings } = reading;
  return [
    `# ${l10n.t('Token of {0}', escapeMarkdown(name))}`,
    answerOf(reading),
    `${tableHead(l10n.t('Protocol'), l10n.t('State'), l10n.t('Why'))}\n${reading.protocols.map((row) => `| ${protocolTable[row.protocol].label} | ${l10n.t(opensLabels[row.opens])} | ${escapeMarkdown(l10n.shown(row.why))} |`).join('\n')}`,
    ...(findings.length === 0
      ? []
      : [
          `${tableHead(l10n.t('Finding'), l10n.t('What it means'))}\n${findings
            .map(
              ({ severity, text }) =>
                `| ${l10n.t(findingLabels[severity])} | ${escapeMarkdown(l10n.shown(text))} |`,
            )
            .join('\n')}`,
        ]),
    `## ${l10n.t('What it holds')}\n\n| | |\n| --- | --- |\n${claimRows(cloud, reading)
      .map(([label, value]) => `| ${label} | ${escapeMarkdown(value)} |`)
      .join('\n')}`,
    l10n.t('Read on this computer; the token itself is not shown or kept.'),
  ].join('\n\n');
}

function answerOf({ protocols, findings }: TokenReading): string {
  const opened = protocols.filter(({ opens }) => opens === 'yes').map(labelOf);
  const maybe = protocols.filter(({ opens }) => opens === 'maybe').map(labelOf);
  const wrong = findings.some(({ severity }) => severity === 'error');
  const state: PageState = wrong ? 'bad' : opened.length > 0 ? 'good' : maybe.length > 0 ? 'open' : 'bad';
  const what = [
    opened.length === 0 ? l10n.t('It opens no protocol') : l10n.t('It opens {0}', opened.join(', ')),
    ...(maybe.length === 0 ? [] : [l10n.t('it may open {0}', maybe.join(', '))]),
  ];
  const error = findings.find(({ severity }) => severity === 'error');
  return answerLine(
    state,
    `${what.join('; ')}.${error === undefined ? '' : ` ${escapeMarkdown(l10n.shown(error.text))}`}`,
  );
}

const labelOf = ({ protocol }: TokenReading['protocols'][number]): string => protocolTable[protocol].label;

type Row = readonly [label: string, value: string];

function claimRows(cloud: Registration['cloud'], reading: TokenReading): readonly Row[] {
  const { claims, secondsLeft } = reading;
  return [
    [l10n.t({ message: 'For', comment: 'label: whom a token is for' }), claims.audience],
    [
      l10n.t('Kind'),
      claims.kind === 'app'
        ? l10n.t('application, no person')
        : l10n.t('signed-in person {0}', claims.user ?? ''),
    ],
    [l10n.t('Permissions'), [...claims.roles, ...claims.scopes].join(', ') || l10n.t('none')],
    [l10n.t('Tenant'), claims.tenantId],
    [l10n.t('Client ID'), claims.appId],
    // The demo imitates the worldwide cloud, so its tokens cannot tell.
    [l10n.t('Cloud'), cloud === 'demo' ? l10n.t(cloudLabels.demo) : (reading.cloud ?? l10n.t('not known'))],
    [l10n.t('Valid for'), lifeOf(secondsLeft)],
  ];
}

function lifeOf(secondsLeft: number | undefined): string {
  if (secondsLeft === undefined) return l10n.t('not known');
  return secondsLeft < 0
    ? l10n.t('it has expired')
    : l10n.t('{0} more minutes', Math.floor(secondsLeft / 60));
}
