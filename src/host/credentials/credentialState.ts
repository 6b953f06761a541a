// What may be shown of a stored credential, from itself or from the mark that one was stored.
import type { Credential, CredentialState } from '../../core/credential/credential.ts';
import * as l10n from '../../core/l10n.ts';

/** Non-secret marker that a credential was stored, so that a lost one is not taken for a wrong one. */
export interface Marker {
  readonly kind: CredentialState['kind'];
  readonly detail: string;
}

/** Lost if one was stored and the store no longer gives it out. */
export async function stateOf(
  marker: Marker | undefined,
  read: () => Promise<Credential | undefined>,
): Promise<CredentialState> {
  try {
    const credential = await read();
    if (credential === undefined) return { kind: 'none', lost: false, detail: l10n.t('Nothing stored yet.') };
    return { kind: credential.kind, lost: false, detail: detailOf(credential) };
  } catch {
    return {
      kind: marker?.kind ?? 'none',
      lost: true,
      detail: l10n.t(
        'Stored before, but this computer’s secret store no longer gives it out. Enter it again.',
      ),
    };
  }
}

/** What a person can recognise it by. */
export function detailOf(credential: Credential): string {
  switch (credential.kind) {
    case 'secret':
      return l10n.t('Client secret stored.');
    case 'certificate':
      return l10n.t('Certificate and private key stored.');
    case 'signIn':
      return l10n.t('A person signs in.');
    case 'password':
      return l10n.t('Password of {0} stored.', credential.userName);
  }
}
