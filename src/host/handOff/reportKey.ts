// The key that signs test reports: made on first use, kept in SecretStorage, never shown and never sent.

import * as v from 'valibot';
import type { Memento, SecretStorage } from 'vscode';
import { fingerprintOf, newSigningKey, publicKeyOf } from '../../check/signature.ts';
import { Secret } from '../../core/credential/secret.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { ReportKeys } from '../shell/services.ts';

const secretKey = 'exchangeOAuth.reportKey';
const namesKey = 'exchangeOAuth.reportKeys';

const keyOf = (fingerprint: string): string => `${namesKey}.${fingerprint}`;

/** Fingerprint -> whose key it is; empty for this computer's own. Earlier versions kept all in one list. */
const names = v.record(v.string(), v.string());

export interface ReportKeyDeps {
  readonly secrets: SecretStorage;
  readonly globalState: Memento;
  readonly redactor: Redactor;
  readonly log: { error(text: string, error?: unknown): void };
}

export function createReportKeys({ secrets, globalState, redactor, log }: ReportKeyDeps): ReportKeys {
  // A key for each: of two windows that add to one list, the second would leave out what the first one adds.
  const nameOf = (fingerprint: string): string | undefined => {
    const own: unknown = globalState.get(keyOf(fingerprint));
    if (typeof own === 'string') return own;
    const earlier = v.safeParse(names, globalState.get(namesKey));
    return earlier.success ? earlier.output[fingerprint] : undefined;
  };
  const remember = async (fingerprint: string, name: string): Promise<void> =>
    globalState.update(keyOf(fingerprint), redactor.redact(name));
  const own = async (): Promise<Secret> => {
    if ((await secrets.get(secretKey)) === undefined) await secrets.store(secretKey, newSigningKey());
    // Read back: another window may have made one at the same time.
    const key = await secrets.get(secretKey);
    if (key === undefined) throw new Error('The secret store did not keep the key.');
    redactor.learn(key);
    const fingerprint = fingerprintOf(publicKeyOf(key));
    if (nameOf(fingerprint) !== '') await remember(fingerprint, '');
    return new Secret(key);
  };
  return {
    own: () =>
      own().catch((error: unknown) => {
        log.error('The test report is not signed', error);
        return undefined;
      }),
    whose: (fingerprint) => {
      const name = nameOf(fingerprint);
      if (name === undefined) return { key: 'unknown' };
      return name === '' ? { key: 'thisComputer' } : { key: 'known', name };
    },
    remember,
  };
}
