// What an import takes from a block of a file: the parts of a registration, and what is missing. Never a secret.

import { protocolInWord, protocolOfPort } from './facts/mailHosts.ts';
import { isAnyTenant } from './facts/urls.ts';
import type { ConfigReading, ConfigValue, MailProtocol } from './model.ts';

export interface Importable {
  readonly tenant: string;
  readonly clientId: string;
  readonly grant: 'clientSecret' | 'clientCertificate' | 'authorizationCode' | 'deviceCode' | 'password';
  readonly addresses: readonly string[];
  readonly protocols: readonly MailProtocol[];
  /** Words for what the block does not say. */
  readonly missing: readonly string[];
}

const usable = ({ placeholder, text }: ConfigValue): boolean =>
  placeholder !== true && !/[$<>{}%]/.test(text);

/**
 * The registration that a file describes; undefined if it says nothing that identifies one.
 * @param application of a file with several: the first if it is left out
 */
export function importFrom(
  { values: all, problems }: Pick<ConfigReading, 'values' | 'problems'>,
  application = 1,
): Importable | undefined {
  const values = all.filter((value) => value.application === 0 || value.application === application);
  const first = (...whats: readonly ConfigValue['what'][]): string =>
    values.find((value) => whats.includes(value.what) && usable(value))?.text ?? '';
  const swapped = problems.some(({ code }) => code === 'id-swap');
  const tenant = swapped ? first('clientId') : firstTenant(values);
  const clientId = swapped ? firstTenant(values, tenant) : first('clientId');
  const addresses = [
    ...new Set(
      values
        .filter((value) => /^(?:user|mailbox)$/.test(value.what) && usable(value) && value.text.includes('@'))
        .map(({ text }) => text),
    ),
  ].slice(0, 20);
  if (tenant === '' && clientId === '' && addresses.length === 0) return undefined;
  const protocols = protocolsOf(values);
  const missing = [
    ...(tenant === '' ? ['the tenant'] : []),
    ...(clientId === '' ? ['the client ID'] : []),
    ...(addresses.length === 0 ? ['the mailbox'] : []),
    'the credential',
  ];
  return { tenant, clientId, grant: grantOf(values), addresses, protocols, missing };
}

function firstTenant(values: readonly ConfigValue[], other = ''): string {
  const tenants = values.filter(
    (value) => value.what === 'tenant' && usable(value) && !isAnyTenant(value.text) && value.text !== other,
  );
  return tenants[0]?.text ?? '';
}

function protocolsOf(values: readonly ConfigValue[]): readonly MailProtocol[] {
  const found = values.flatMap((value): readonly (MailProtocol | undefined)[] => {
    if (value.what === 'ewsUrl') return ['ews'];
    if (value.what === 'port') return [protocolOfPort(value.text)];
    if (value.what === 'protocol') return [/graph/i.test(value.text) ? 'graph' : protocolInWord(value.text)];
    if (value.what === 'scope')
      return [/graph\.microsoft/.test(value.text) ? 'graph' : protocolInWord(value.text)];
    return value.what === 'host' ? [protocolInWord(value.text)] : [];
  });
  const known = [...new Set(found.filter((each) => each !== undefined))];
  return known.length === 0 ? ['graph'] : known;
}

function grantOf(values: readonly ConfigValue[]): Importable['grant'] {
  const grant = values.find(({ what }) => what === 'grant')?.text ?? '';
  if (/device/i.test(grant)) return 'deviceCode';
  if (/^(?:password|UsernamePassword)$/i.test(grant)) return 'password';
  if (/authorization/i.test(grant) || values.some(({ what }) => what === 'refreshToken'))
    return 'authorizationCode';
  return values.some(({ what }) => what === 'certificate') ? 'clientCertificate' : 'clientSecret';
}
