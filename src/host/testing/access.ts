// Whether and where a registration may connect, and the token it connects with.

import { workspace } from 'vscode';
import { type DemoEndpoints, type Endpoints, resolveEndpoints } from '../../core/endpoints/endpoints.ts';
import { ownHosts } from '../../core/endpoints/ownHosts.ts';
import * as l10n from '../../core/l10n.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { Failure } from '../../core/report/failure.ts';
import type { HostAgreements, RegistrationStore } from '../shell/services.ts';
import type { TokenAsk, Tokens } from '../signIn/tokens.ts';
import { endpointEvidence } from './localOutcome.ts';

export interface AccessDeps {
  readonly registrations: RegistrationStore;
  readonly tokens: Tokens;
  readonly hosts: Pick<HostAgreements, 'need'>;
  readonly demoEndpoints: () => DemoEndpoints | undefined;
}

type Usable =
  | { readonly ok: true; readonly endpoints: Endpoints }
  | { readonly ok: false; readonly evidence: Evidence };

/** The hosts to connect to, or why nothing may connect. A person is asked about hosts that nobody agreed to yet. */
export async function usableEndpoints(registration: Registration, deps: AccessDeps): Promise<Usable> {
  const stored = deps.registrations.find(registration.id);
  if (!workspace.isTrusted && stored !== undefined && stored.scope.kind !== 'user') {
    const text = l10n.record(
      'This registration comes from a workspace that is not trusted, so nothing connects.',
    );
    return { ok: false, evidence: { kind: 'local', problem: 'workspaceUntrusted', text } };
  }
  const resolved = resolveEndpoints(registration, deps.demoEndpoints());
  if (!resolved.ok) return { ok: false, evidence: endpointEvidence(resolved.problem) };
  if (await deps.hosts.need(registration)) return resolved;
  const text = l10n.record(
    'Nobody agreed to these hosts for {0}, so nothing connects: {1}.',
    registration.name,
    ownHosts(registration).join(', '),
  );
  return { ok: false, evidence: { kind: 'local', problem: 'hostNotAllowed', text } };
}

/** The hosts to connect to; throws a Failure if nothing may connect. */
export async function endpointsOrFailure(registration: Registration, deps: AccessDeps): Promise<Endpoints> {
  const usable = await usableEndpoints(registration, deps);
  if (!usable.ok) throw new Failure(usable.evidence);
  return usable.endpoints;
}

/** A token; for a delegated grant that of the mailbox's own account, or of who signs in for it. */
export function acquireFor(ask: Omit<TokenAsk, 'account'>, mailbox: Mailbox | undefined, tokens: Tokens) {
  const delegated = grants[ask.registration.grant].access === 'delegated' && mailbox !== undefined;
  return tokens.acquire({ ...ask, ...(delegated ? { account: mailbox.signInAs ?? mailbox.address } : {}) });
}
