// Which hosts of one's own a person agreed to, for which tenant and client: kept where settings cannot write it, since
// other extensions write settings too.

import { createHash } from 'node:crypto';
import { CancellationError, type Memento } from 'vscode';
import { secretBinding } from '../../core/credential/secretKey.ts';
import { ownHosts } from '../../core/endpoints/ownHosts.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { ask } from '../shell/question.ts';
import type { HostAgreements } from '../shell/services.ts';

export function createHostAgreements(memento: Memento): HostAgreements {
  /** A question that is open: every caller that needs its answer waits for the same one. */
  const open = new Map<string, Promise<boolean>>();
  const missing = (registration: Registration) =>
    ownHosts(registration).filter((host) => memento.get(keyOf(registration, host)) !== true);
  const agree = async (registration: Registration): Promise<void> => {
    for (const host of missing(registration)) await memento.update(keyOf(registration, host), true);
  };
  const asked = async (registration: Registration, hosts: readonly string[]): Promise<boolean> => {
    try {
      await ask(questionFor(registration, hosts));
    } catch (error) {
      if (error instanceof CancellationError) return false;
      throw error;
    }
    await agree(registration);
    return true;
  };
  return {
    agree,
    need: async (registration) => {
      const hosts = missing(registration);
      if (hosts.length === 0) return true;
      const key = JSON.stringify([secretBinding(registration), hosts]);
      const pending = open.get(key) ?? asked(registration, hosts).finally(() => open.delete(key));
      open.set(key, pending);
      return pending;
    },
  };
}

const questionFor = (registration: Registration, hosts: readonly string[]) => ({
  title: l10n.t('Let {0} send its tokens and secrets to these hosts?', registration.name),
  detail: l10n.t(
    '{0}\n\nYour User settings name them, for client {1} in tenant {2}. Extensions and programs can write these settings too. Agree only if you know that these hosts are yours.',
    hosts.join('\n'),
    registration.clientId,
    registration.tenantId,
  ),
  answers: [l10n.t('Agree')] as const,
});

const keyOf = (registration: Registration, host: string): string =>
  `hosts.v1.${createHash('sha256')
    .update(`${secretBinding(registration)}\n${host}`)
    .digest('hex')}`;
