// The message for the person who must act: what was tried, when, with which ids, and what is asked. No secret.

import { grants } from '../core/permissions/grants.ts';
import { protocols } from '../core/permissions/protocols.ts';
import { type Owner, ownerLabels } from '../core/report/advice.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { stepLabels } from '../core/report/probeReport.ts';
import { utcMinute } from '../core/text/dates.ts';
import { redactPatterns } from '../core/text/secretShapes.ts';
import type { AdviceContext } from './context.ts';
import { asPlainText } from './placeholders.ts';

export interface MessageTexts {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

/** Plain text, one fact a line; ready to be sent to the owner as it is. */
export function messageFor(texts: MessageTexts, owner: Owner, context: AdviceContext): string {
  const what = owner === 'you' ? 'What to do' : `What ${ownerLabels[owner]} is asked to do`;
  const lines = [
    `${texts.title}.`,
    '',
    ...factLines(context).map(([label, value]) => `${label}: ${value}`),
    '',
    `What it means: ${texts.cause}`,
    '',
    `${what}: ${texts.fix}`,
  ];
  return redactPatterns(lines.join('\n').replace(/\n{3,}/g, '\n\n'));
}

type Fact = readonly [string, string];

function factLines(context: AdviceContext): readonly Fact[] {
  const { registration, mailbox, claims, evidence, ids } = context;
  const clientId = registration?.clientId ?? claims?.appId ?? ids?.clientId;
  const tenantId = registration?.tenantId ?? claims?.tenantId ?? ids?.tenantId;
  const facts: (readonly [string, string | undefined])[] = [
    ['Tried', triedWords(context)],
    ['When', whenWords(context)],
    ['Answer', context.answer ?? (evidence === undefined ? undefined : answerWords(evidence))],
    ['Mailbox', mailbox?.address],
    ['Application', registration?.name],
    ['Application (client) ID', clientId],
    ['Directory (tenant) ID', tenantId],
    ['Signed-in account', claims?.user],
    ...idsOf(evidence),
  ];
  return facts.flatMap(([label, value]): Fact[] =>
    value === undefined || value.trim() === '' ? [] : [[label, asPlainText(value, 400)]],
  );
}

function triedWords({ protocol, step, registration }: AdviceContext): string | undefined {
  const parts = [
    protocol === undefined ? undefined : protocols[protocol].longLabel,
    registration === undefined ? undefined : grants[registration.grant].label.toLowerCase(),
    step === undefined ? undefined : `step “${stepLabels[step]}”`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** The server's own time if it gave one, else ours, in UTC. */
function whenWords({ evidence, now }: AdviceContext): string {
  if (evidence?.kind === 'oauth' && evidence.timestamp) return evidence.timestamp;
  return utcMinute(now.toISOString());
}

/** What came back, in one line. */
function answerWords(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'network':
      return `${evidence.code} at ${evidence.host}:${evidence.port}. ${evidence.text}`;
    case 'limit':
      return `nothing usable from ${evidence.host}:${evidence.port} (${evidence.during})`;
    case 'protocol':
      return `${evidence.host}:${evidence.port} (${evidence.during}): ${evidence.text}`;
    case 'oauth':
      return `${evidence.error} ${firstLine(evidence.description)}`;
    case 'http':
      return `HTTP ${evidence.status} from ${evidence.host}. ${evidence.text}`;
    case 'ews':
      return `HTTP ${evidence.status} ${evidence.responseCode} ${evidence.policyReason ?? ''} ${evidence.text}`;
    case 'graph':
      return `HTTP ${evidence.status} ${evidence.code}. ${evidence.text}`;
    case 'mail':
      return `${evidence.command}: ${evidence.status} ${evidence.enhanced ?? ''} ${evidence.text}`;
    case 'claims':
      return `expected ${evidence.expected}, seen ${evidence.seen}`;
    case 'local':
      return evidence.text;
  }
}

/** Entra puts trace ID, correlation ID and time behind the description; they have lines of their own. */
const firstLine = (text: string): string => (text.split(/\r?\n| Trace ID:/, 1)[0] ?? '').trimEnd();

function idsOf(evidence: Evidence | undefined): readonly (readonly [string, string | undefined])[] {
  if (evidence?.kind === 'oauth') {
    return [
      ['Correlation ID', evidence.correlationId],
      ['Trace ID', evidence.traceId],
    ];
  }
  return evidence?.kind === 'graph' ? [['Request ID', evidence.requestId]] : [];
}
