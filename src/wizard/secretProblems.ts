// What is wrong with a secret before it is stored. Runs in the page, so that a wrong paste is seen at once; nothing is kept.
import * as l10n from '../core/l10n.ts';
import { hasInvisible, isGuid } from '../core/text/text.ts';
import { longestSecret, looksLikeSecret } from './validation.ts';

export interface SecretProblem {
  readonly text: string;
  /** `error` cannot be stored; `warning` can, since other authorities give other secrets. */
  readonly severity: 'error' | 'warning';
  /** True if removing outer spaces makes it right. */
  readonly trimmable?: true;
}

const smartQuotes = /[\u2018-\u201f\u2032-\u2036\u00ab\u00bb]/;

/** Checks a client secret's Value as Entra gives it. */
export function secretProblem(secret: string): SecretProblem | undefined {
  if (secret.trim() === '')
    return { text: l10n.t('Paste the Value of the client secret.'), severity: 'error' };
  if (secret.length > longestSecret) {
    return {
      text: l10n.t(
        'This has {0} characters; a client secret has about 40. Copy the Value alone.',
        secret.length,
      ),
      severity: 'error',
    };
  }
  if (secret !== secret.trim()) {
    return {
      text: l10n.t(
        'There are spaces or line breaks around this secret. They came with the copy and are not part of it.',
      ),
      severity: 'error',
      trimmable: true,
    };
  }
  return shapeProblem(secret);
}

function shapeProblem(secret: string): SecretProblem | undefined {
  if (isGuid(secret)) {
    return {
      text: l10n.t(
        'This is the Secret ID; the Value is shown once, when the secret is created. If it is gone, create a new client secret and copy its Value.',
      ),
      severity: 'error',
    };
  }
  if (hasInvisible(secret)) {
    return {
      text: l10n.t(
        'There are invisible characters in this secret. Copy the Value again with the portal’s copy button.',
      ),
      severity: 'error',
    };
  }
  if (/^["'`]|["'`]$/.test(secret) || smartQuotes.test(secret)) {
    return {
      text: l10n.t('There are quotation marks around or inside this secret. Paste the Value alone.'),
      severity: 'error',
    };
  }
  if (/\.\.\.$|…$|\*{3}/.test(secret)) {
    return {
      text: l10n.t(
        'This is the shortened form that the portal lists. The whole Value is shown once, when the secret is created.',
      ),
      severity: 'error',
    };
  }
  if (/\s/.test(secret))
    return { text: l10n.t('There is a space inside this secret. Copy the Value again.'), severity: 'error' };
  return lengthProblem(secret);
}

function lengthProblem(secret: string): SecretProblem | undefined {
  const entraShape = /^[A-Za-z0-9_~.-]{3}\dQ~/.test(secret);
  if (entraShape && secret.length < 40) {
    return {
      text: l10n.t(
        'This value is cut off: it has {0} characters, but client secrets of this form have 40. Copy it again.',
        secret.length,
      ),
      severity: 'error',
    };
  }
  if (secret.length < 16) {
    return {
      text: l10n.t(
        'This value has {0} characters. Client secrets are longer; a part may be missing.',
        secret.length,
      ),
      severity: 'warning',
    };
  }
  if (!looksLikeSecret(secret) && secret.length !== 40 && secret.length > 64) {
    return {
      text: l10n.t('This is longer than the secrets that Entra gives. Check that it is the Value alone.'),
      severity: 'warning',
    };
  }
  return undefined;
}
