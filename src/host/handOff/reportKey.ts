// The key that signs test reports: made on first use, kept in SecretStorage, never shown and never sent.

import * as v from 'valibot';
import type { Memento, SecretStorage } from 'vscode';
import { fingerprintOf, newSigningKey, publicKeyOf } from '../../check/signature.ts';
import { Secret } from '../../core/credential/secret.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import { withinTime } from '../credentials/secretFaults.ts';
import type { ReportKeys } from '../shell/services.ts';

const secretKey = 'exchangeOAuth.reportKey';
const namesKey = 'exchangeOAuth.reportKeys';

/** A store that does not answer in this time is treated as broken (milliseconds). */
const deadlineMs = 10_000;

/** Fingerprint -> whose key it is; empty for this computer's own. */
const names = v.record(v.string(), v.string());

export interface ReportKeyDeps {
  readonly secrets: SecretStorage;
  readonly globalState: Memento;
  readonly redactor: Redactor;
  readonly log: { error(text: string, error?: unknown): void };
}

export function createReportKeys({ secrets, globalState, redactor, log }: ReportKeyDeps): ReportKeys {
  const known = (): Readonly<Record<string, string>> => {
    const kept = v.safeParse(names, globalState.get(namesKey));
    return kept.success ? kept.output : {};
  };
  const remember = async (fingerprint: string, name: string): Promise<void> =>
    globalState.update(namesKey, { ...known(), [fingerprint]: redactor.redact(name) });
  const own = async (): Promise<Secret> => {
    if ((await secrets.get(secretKey)) === undefined) await secrets.store(secretKey, newSigningKey());
    // Read back: another window may have made one at the same time.
    const key = await secrets.get(secretKey);
    if (key === undefined) throw new Error('The secret store did not keep the key.');
    redactor.learn(key);
    const fingerprint = fingerprintOf(publicKeyOf(key));
    if (known()[fingerprint] !== '') await remember(fingerprint, '');
    return new Secret(key);
  };
  return {
    own: () =>
      withinTime(own(), deadlineMs).catch((error: unknown) => {
        log.error('The test report is not signed', error);
        return undefined;
      }),
    whose: (fingerprint) => {
      const name = known()[fingerprint];
      if (name === undefined) return { key: 'unknown' };
      return name === '' ? { key: 'thisComputer' } : { key: 'known', name };
    },
    remember,
  };
}
