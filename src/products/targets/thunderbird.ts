// Thunderbird: an add-on that teaches it a registration of one’s own, for IMAP, POP and SMTP.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { jsonDocument } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

export const thunderbird: Target = {
  id: 'thunderbird',
  name: 'Thunderbird',
  kind: 'product',
  summary: 'Mail program: reads over IMAP or POP and sends over SMTP AUTH, a person signs in.',
  words: ['Mozilla', 'MZLA', 'mail client'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Thunderbird signs a person in itself; an add-on names your own app registration instead of Mozilla’s.',
  notices: [],
  source:
    'thunderbird/webext-docs oauthProvider; mozilla/releases-comm-central mailnews/base/src/OAuth2CustomDetails.sys.mjs (140)',
  asOf: '2026-11-29',
  minimumVersion: '140',
  clouds: anyHosts,
  cloudsWhy: 'Every endpoint and host name stands in the manifest.',
  instead: ['mutt', 'emailOAuth2Proxy'],
  cannot: 'It works with the person who signs in.',
  targets: ['thunderbird'],
  keys: [
    {
      file: 'manifest.json',
      source:
        'thunderbird/webext-docs oauthProvider; mozilla/releases-comm-central mailnews/base/src/OAuth2CustomDetails.sys.mjs',
      release: '140',
      readOn: '2026-11-29',
      keys: [
        { name: 'manifest_version', type: 'integer', required: true },
        { name: 'name', type: 'text', required: true },
        { name: 'version', type: 'text', required: true },
        { name: 'browser_specific_settings.gecko.id', type: 'address', required: true },
        { name: 'browser_specific_settings.gecko.strict_min_version', type: 'text', required: true },
        { name: 'oauth_provider.issuer', type: 'text', required: true },
        { name: 'oauth_provider.clientId', type: 'guid', required: true },
        { name: 'oauth_provider.hostnames', type: 'host', required: true },
        { name: 'oauth_provider.authorizationEndpoint', type: 'url', required: true },
        { name: 'oauth_provider.tokenEndpoint', type: 'url', required: true },
        { name: 'oauth_provider.redirectionEndpoint', type: 'url', required: true },
        { name: 'oauth_provider.scopes', type: 'scopes', required: true },
        { name: 'oauth_provider.usePKCE', type: 'boolean', required: true },
      ],
    },
  ],
  render: renderThunderbird,
};

function renderThunderbird(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { imap, pop, smtp } = context.endpoints;
  const hosts = { imap, pop, smtp };
  const names = context.protocols.flatMap((protocol) =>
    protocol === 'ews' || protocol === 'graph' ? [] : [hosts[protocol].host],
  );
  const scopes = [...context.protocols.flatMap((protocol) => context.scopesFor(protocol)), 'offline_access'];
  const issuer = `${registration.id}.exchange`;
  const manifest = {
    manifest_version: 3,
    name: `Sign-in for ${registration.name}`,
    version: '1.0',
    browser_specific_settings: { gecko: { id: 'exchange-oauth@localhost', strict_min_version: '140.0' } },
    oauth_provider: {
      issuer,
      clientId: registration.clientId,
      hostnames: [...new Set(names)],
      authorizationEndpoint: context.authorizeUrl,
      tokenEndpoint: context.tokenUrl,
      redirectionEndpoint: 'http://localhost',
      scopes: scopes.join(' '),
      usePKCE: true,
    },
  };
  return configFile(
    'a folder of its own; pack it as a ZIP file with the ending .xpi and install it in Add-ons and Themes',
    [{ name: 'manifest.json', language: 'json', text: jsonDocument(manifest) }],
    [
      'Thunderbird 140 or later is needed: the key oauth_provider is new there. Without an add-on Thunderbird signs in with Mozilla’s own registration.',
      `Set up the account for ${mailbox.address} with authentication method OAuth2 and sign in as ${context.signInAs}.`,
      `Where Thunderbird keeps another issuer for the account, set the preference mail.server.<key>.oauth2.issuer (and mail.smtpserver.<key>.oauth2.issuer) to ${issuer}.`,
      'The user name of the account is the mailbox; a shared mailbox is read that way with the person’s own sign-in.',
    ],
  );
}
