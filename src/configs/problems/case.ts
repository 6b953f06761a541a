// What a rule gets: the facts that belong to Exchange, and how it says what it found.

import * as l10n from '../../core/l10n.ts';
import type { Fact, HostFact, LoginFact, PasswordUse, Scene, ScopeFact } from '../facts/facts.ts';
import { protocolOfPort } from '../facts/mailHosts.ts';
import type { Territory } from '../facts/territory.ts';
import type { ConfigProblem, Edit, MailProtocol, ProblemCode, Range, Severity } from '../model.ts';

/** A host of Exchange with the port that belongs to it. */
export interface Server {
  readonly host: HostFact;
  readonly port: ({ readonly text: string } & Range) | undefined;
  readonly protocol: MailProtocol | undefined;
}

export interface Case {
  readonly scene: Scene;
  readonly territory: Territory;
  /** Facts, hosts, sign-in addresses and scopes that belong to Exchange. */
  readonly facts: readonly Fact[];
  readonly hosts: readonly HostFact[];
  readonly servers: readonly Server[];
  readonly logins: readonly LoginFact[];
  readonly scopes: readonly ScopeFact[];
  readonly passwords: readonly PasswordUse[];
  /** Whether the place asks for a token without a person. */
  readonly appOnly: (place: Range & { readonly blocks: readonly number[] }) => boolean;
}

export interface Found extends Range {
  readonly code: ProblemCode;
  readonly severity?: Severity;
  readonly message?: string;
  readonly related?: ConfigProblem['related'];
  readonly fix?: { readonly title: string; readonly edits: readonly Edit[] };
}

export type Rule = (the: Case) => readonly Found[];

/** A find at a place, with what differs from its row. */
export function found(
  code: ProblemCode,
  place: Range,
  more: Omit<Found, 'code' | 'start' | 'end'> = {},
): Found {
  return { code, start: place.start, end: place.end, ...more };
}

/** One edit that puts this text in place of what stands there. */
export function replaceWith(
  place: Range,
  text: string,
  title = l10n.record('Replace with {0}', text),
): NonNullable<Found['fix']> {
  return { title, edits: [{ start: place.start, end: place.end, text }] };
}

/** What a host is used for: what is asked of it, else its port, else what it serves. */
export function protocolOf(host: HostFact, port: string | undefined): MailProtocol | undefined {
  if (host.wanted !== undefined) return host.wanted;
  const byPort = protocolOfPort(port ?? host.port?.text ?? '');
  const [only, second] = host.serves;
  // 993 and 995 say what is wanted, also of a host that serves something else.
  return only !== undefined && second === undefined && byPort !== 'imap' && byPort !== 'pop' ? only : byPort;
}

/** The hosts of Exchange, each with its port; a port goes to the host that fits it best. */
export function serversOf(
  hosts: readonly HostFact[],
  facts: readonly Fact[],
  hostFor: Territory['hostFor'],
): Server[] {
  const ports = new Map<HostFact | undefined, Fact>();
  for (const fact of facts) {
    if (fact.role !== 'port') continue;
    const host = hostFor(fact);
    if (!ports.has(host)) ports.set(host, fact);
  }
  return hosts
    .filter((host) => host.provider === 'exchange')
    .map((host) => {
      const port = host.port ?? ports.get(host);
      return { host, port, protocol: protocolOf(host, port?.text) };
    });
}

/** Whether two places stand in the same block, or one in a block inside the other's. */
export function related(one: readonly number[], other: readonly number[]): boolean {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
