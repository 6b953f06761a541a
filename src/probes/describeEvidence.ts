// One sentence of what was seen at a failed step. Why, and what to do, is said by src/advice.
import * as l10n from '../core/l10n.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { plainLine } from '../core/text/text.ts';

/** A sentence for a step's detail; at most 300 characters, no secret (evidence holds none). */
export function describeEvidence(evidence: Evidence): string {
  return plainLine(sentence(evidence), 300);
}

function sentence(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'network':
      return l10n.record(
        'No connection to {0} ({1}): {2}',
        `${evidence.host}:${evidence.port}`,
        evidence.code,
        evidence.text,
      );
    case 'limit':
      return limitSentence(evidence);
    case 'protocol':
      return protocolSentence(evidence);
    case 'oauth':
      return l10n.record(
        'The authority answered {0}: {1}',
        words(evidence.status, evidence.error),
        evidence.description,
      );
    case 'http':
      return `${evidence.host} answered HTTP ${evidence.status}${quoted(evidence.text)}`;
    case 'ews':
      return l10n.record(
        'EWS answered HTTP {0}',
        words(evidence.status, evidence.responseCode) + quoted(evidence.policyReason ?? evidence.text),
      );
    case 'graph':
      return l10n.record(
        'Microsoft Graph answered HTTP {0}',
        words(evidence.status, evidence.code) + quoted(evidence.text),
      );
    case 'mail':
      return l10n.record(
        'The server answered {0} with {1}',
        evidence.command,
        words(evidence.status, evidence.enhanced, evidence.text),
      );
    case 'claims':
      return claimsSentence(evidence.expected, evidence.seen);
    case 'local':
      return evidence.text;
  }
}

const claimsSentence = (expected: string, seen: string): string =>
  seen === ''
    ? l10n.record('The token does not fit: expected {0}, found nothing.', expected)
    : l10n.record('The token does not fit: expected {0}, found {1}.', expected, seen);

const words = (...parts: readonly (string | number | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

const quoted = (text: string): string => (text === '' ? '.' : `: ${text}`);

function limitSentence({ limit, allowed, during, host, port }: Extract<Evidence, { kind: 'limit' }>): string {
  const server = `${host}:${port}`;
  if (limit === 'time') return l10n.record('{0} took longer than {1} ms ({2}).', server, allowed, during);
  const unit = limit === 'depth' ? 'levels' : limit;
  return l10n.record('{0} sent more than {1} ({2}).', server, `${allowed} ${unit}`, during);
}

const protocolSentences = {
  closedEarly: (at: string, came: string) =>
    l10n.record('The server closed the connection ({0}){1}', at, came),
  notThisProtocol: (at: string, came: string) =>
    l10n.record('What answers there does not speak this protocol ({0}){1}', at, came),
  malformed: (at: string, came: string) => l10n.record('The answer is broken ({0}){1}', at, came),
  redirect: (at: string, came: string) =>
    l10n.record(
      'The server points to another address, which is not followed with a token ({0}){1}',
      at,
      came,
    ),
  injectedBeforeTls: (at: string, came: string) =>
    l10n.record(
      'Text came before the connection was secured, which somebody may have put there ({0}){1}',
      at,
      came,
    ),
  noStartTls: (at: string, came: string) =>
    l10n.record('The server does not offer STARTTLS, so nothing was sent to it ({0}){1}', at, came),
  doctype: (at: string, came: string) =>
    l10n.record('The answer declares a DOCTYPE, which no Exchange server does ({0}){1}', at, came),
  missingMechanism: (at: string, came: string) =>
    l10n.record('The server does not offer XOAUTH2 ({0}){1}', at, came),
  unexpectedReply: (at: string, came: string) =>
    l10n.record('The answer does not fit what was asked ({0}){1}', at, came),
} as const;

/** `{0}`: at which command and server; `{1}`: what came, or a full stop. */
function protocolSentence({
  problem,
  during,
  host,
  port,
  text,
}: Extract<Evidence, { kind: 'protocol' }>): string {
  return protocolSentences[problem](`${during}, ${host}:${port}`, quoted(text));
}
