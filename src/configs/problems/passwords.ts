// User names and passwords, and secrets that stand in the file.
import { isGuid } from '../../core/text/text.ts';
import { smtpBasicAuth } from '../codes.ts';
import { type Case, type Found, found } from './case.ts';
import { isTokenFile } from './passwordUses.ts';

/** User names and passwords: a warning for SMTP, which keeps them a little longer. */
export function basicAuth({ passwords, servers }: Case): Found[] {
  return passwords.map((use) => {
    const protocol = use.protocol ?? servers.find(({ host }) => host === use.host)?.protocol;
    return found(
      'basic-auth',
      use,
      protocol === 'smtp' ? { severity: 'warning', message: smtpBasicAuth } : {},
    );
  });
}

/** Secrets in the file, and ids of secrets where their values belong. */
export function secrets(the: Case): Found[] {
  const { kind } = the.scene;
  const elsewhere = kind.format === 'dotenv' || kind.program === 'gitlab';
  return the.facts.flatMap((fact) => {
    if (fact.placeholder || (fact.what !== 'secret' && fact.what !== 'refreshToken')) return [];
    if (fact.role === 'secret' && isGuid(fact.text)) return [found('secret-is-id', fact)];
    if (fact.what === 'secret' && isTokenFile(the.scene, fact)) return [];
    return [found('secret-in-clear', fact, elsewhere ? { severity: 'info' } : {})];
  });
}
