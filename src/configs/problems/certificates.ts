// Switches that turn the check of a server's certificate off.
import { type Case, type Found, found, related } from './case.ts';
import { dottedName, tlsWords } from './servers.ts';
import { off, on } from './tlsBeside.ts';

const uncheckedKeys: readonly (readonly [RegExp, RegExp])[] = [
  [
    /validate_?cert(?:ificate)?s?$|verify_?(?:ssl|cert(?:ificate)?s?|tls|peer)$|reject_?unauthorized$|^check_?server_?identity$|ssl_checkserveridentity$|ssl_verify_(?:host|peer|dates)$|tls_?certcheck$|ssl_verify$|^check_?hostname$|verify_peer_name$/,
    off,
  ],
  [
    /skip_?verify$|skip_?certificate_?verification$|allow_?self_?signed$|trust_?all$|accept_?all_?cert\w*$|ignore_?(?:ssl|tls|cert)\w*$/,
    on,
  ],
  [/openssl_verify_mode$|^verify_?mode$/, /none|CERT_NONE/i],
  [/ssl_trust$/, /^\*$/],
  [/^sslcertck$/, /^no/],
  [/^http_adapter_cls$/, /NoVerifyHTTPAdapter/],
  [/certificate_?validation_?callback$/, /=>\s*true|return true|\{\s*\$true\s*\}/],
];

/** Switches that turn the check of certificates off; the first of a block stands for all. */
export function tlsCheckOff(the: Case): Found[] {
  const seen = new Set<string>();
  const keys = the.scene.items.flatMap((item) => {
    const { setting } = item;
    if (setting === undefined || !tlsWords.test(setting.path)) return [];
    if (!the.hosts.some((host) => host.provider === 'exchange')) return [];
    const name = dottedName(setting);
    if (
      !uncheckedKeys.some(
        ([key, value]) => (key.test(setting.name) || key.test(name)) && value.test(item.text),
      )
    )
      return [];
    if (
      !the.hosts.some((host) => related(host.item.blocks, item.blocks)) &&
      !the.territory.takes({ item, role: 'tls', owner: [] })
    )
      return [];
    const block = item.blocks.join();
    if (seen.has(block)) return [];
    seen.add(block);
    return [found('tls-check-off', item)];
  });
  const inHost = the.hosts
    .filter((host) => /novalidate-cert/.test(host.options))
    .map((host) => found('tls-check-off', host));
  return [...keys, ...inHost, ...unverifiedContexts(the)];
}

function unverifiedContexts(the: Case): Found[] {
  if (!the.hosts.some((host) => host.provider === 'exchange')) return [];
  return the.scene.parsed.calls
    .filter((call) => call.name === '_create_unverified_context')
    .map((call) => found('tls-check-off', call));
}
