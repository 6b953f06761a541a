// One sentence of what was seen at a failed step. Why, and what to do, is said by src/advice.
import type { Evidence } from '../core/report/evidence.ts';
import { plainLine } from '../core/text/text.ts';

/** A sentence for a step's detail; at most 300 characters, no secret (evidence holds none). */
export function describeEvidence(evidence: Evidence): string {
  return plainLine(sentence(evidence), 300);
}

function sentence(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'network':
      return `No connection to ${evidence.host}:${evidence.port} (${evidence.code}): ${evidence.text}`;
    case 'limit':
      return limitSentence(evidence.limit, evidence.allowed, evidence.during, evidence.host, evidence.port);
    case 'protocol':
      return `${protocolSentences[evidence.problem]} (${evidence.during}, ${evidence.host}:${evidence.port})${quoted(evidence.text)}`;
    case 'oauth':
      return `The authority answered ${evidence.status} ${evidence.error}: ${evidence.description}`;
    case 'http':
      return `${evidence.host} answered HTTP ${evidence.status}${quoted(evidence.text)}`;
    case 'ews':
      return `EWS answered HTTP ${words(evidence.status, evidence.responseCode)}${quoted(evidence.policyReason ?? evidence.text)}`;
    case 'graph':
      return `Microsoft Graph answered HTTP ${words(evidence.status, evidence.code)}${quoted(evidence.text)}`;
    case 'mail':
      return `The server answered ${evidence.command} with ${words(evidence.status, evidence.enhanced, evidence.text)}`;
    case 'claims':
      return `The token does not fit: expected ${evidence.expected}, found ${evidence.seen || 'nothing'}.`;
    case 'local':
      return evidence.text;
  }
}

const words = (...parts: readonly (string | number | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

const quoted = (text: string): string => (text === '' ? '.' : `: ${text}`);

function limitSentence(limit: string, allowed: number, during: string, host: string, port: number): string {
  const server = `${host}:${port}`;
  if (limit === 'time') return `${server} took longer than ${allowed} ms (${during}).`;
  const unit = limit === 'depth' ? 'levels' : limit;
  return `${server} sent more than ${allowed} ${unit} (${during}).`;
}

const protocolSentences = {
  closedEarly: 'The server closed the connection',
  notThisProtocol: 'What answers there does not speak this protocol',
  malformed: 'The answer is broken',
  redirect: 'The server points to another address, which is not followed with a token',
  injectedBeforeTls: 'Text came before the connection was secured, which somebody may have put there',
  noStartTls: 'The server does not offer STARTTLS, so nothing was sent to it',
  doctype: 'The answer declares a DOCTYPE, which no Exchange server does',
  missingMechanism: 'The server does not offer XOAUTH2',
  unexpectedReply: 'The answer does not fit what was asked',
} as const;
