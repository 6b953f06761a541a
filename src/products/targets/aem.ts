// AEM as a Cloud Service: OAuth 2.0 of the Day CQ Mail Service, SMTP with a person’s refresh token.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { jsonDocument } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

export const aem: Target = {
  id: 'aem',
  name: 'AEM as a Cloud Service',
  kind: 'product',
  summary: 'Content management: sends mail by SMTP AUTH.',
  words: ['Adobe', 'Experience Manager', 'Java'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The mail service renews a person’s refresh token.',
  notices: [],
  source: 'experienceleague.adobe.com, OAuth2 Support for the Mail Service (2026)',
  asOf: '2026-11-29',
  cannot: 'It sends over SMTP with a person’s refresh token.',
  instead: ['emailOAuth2Proxy'],
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [
        { platform: 'web', uri: 'http://localhost/' },
        { platform: 'web', uri: 'http://localhost' },
      ],
      publicClientFlows: false,
      notes: ['The guide adds both redirect URIs under Web. A client secret is needed.'],
    },
  },
  targets: ['aem'],
  keys: [
    {
      file: 'com.day.cq.mailer.oauth.impl.OAuthConfigurationProviderImpl.cfg.json',
      source: 'experienceleague.adobe.com, OAuth2 Support for the Mail Service',
      release: '2026',
      readOn: '2026-11-29',
      keys: [
        { name: 'authUrl', type: 'url', required: true },
        { name: 'tokenUrl', type: 'url', required: true },
        { name: 'refreshUrl', type: 'url', required: true },
        { name: 'clientId', type: 'guid', required: true },
        { name: 'clientSecret', type: 'reference', required: true },
        { name: 'refreshToken', type: 'text', required: true },
        { name: 'scopes', type: 'text', required: true },
        { name: 'authCodeRedirectUrl', type: 'url', required: true },
      ],
    },
    {
      file: 'com.day.cq.mailer.DefaultMailService.cfg.json',
      source: 'experienceleague.adobe.com, OAuth2 Support for the Mail Service',
      release: '2026',
      readOn: '2026-11-29',
      keys: [
        { name: 'smtp.host', type: 'host', required: true },
        { name: 'smtp.port', type: 'port', required: true },
        { name: 'smtp.user', type: 'address', required: true },
        { name: 'from.address', type: 'address', required: true },
        { name: 'smtp.ssl', type: 'boolean', required: true },
        { name: 'smtp.starttls', type: 'boolean', required: true },
        { name: 'smtp.requiretls', type: 'boolean', required: true },
        { name: 'oauth.flow', type: 'boolean', required: true },
      ],
    },
  ],
  render: renderAem,
};

function renderAem(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.smtp;
  const oauth = {
    authUrl: context.authorizeUrl,
    tokenUrl: context.tokenUrl,
    refreshUrl: context.tokenUrl,
    clientId: registration.clientId,
    clientSecret: '$[secret:SECRET_SMTP_OAUTH_CLIENT_SECRET]',
    refreshToken: '$[secret:SECRET_SMTP_OAUTH_REFRESH_TOKEN]',
    scopes: [...context.scopesFor('smtp'), 'openid', 'offline_access', 'email', 'profile'],
    authCodeRedirectUrl: 'http://localhost/',
  };
  const mail = {
    'smtp.host': host,
    'smtp.port': port,
    'smtp.user': mailbox.address,
    'from.address': context.from,
    'smtp.ssl': false,
    'smtp.starttls': true,
    'smtp.requiretls': true,
    'oauth.flow': true,
  };
  return configFile(
    'ui.config/src/main/content/jcr_root/apps/<project>/osgiconfig/config',
    [
      {
        name: 'com.day.cq.mailer.oauth.impl.OAuthConfigurationProviderImpl.cfg.json',
        language: 'json',
        text: jsonDocument(oauth),
      },
      { name: 'com.day.cq.mailer.DefaultMailService.cfg.json', language: 'json', text: jsonDocument(mail) },
    ],
    [
      'Set SECRET_SMTP_OAUTH_CLIENT_SECRET and SECRET_SMTP_OAUTH_REFRESH_TOKEN as secret variables of the environment in Cloud Manager.',
      `Get the refresh token once: open the authorization address with these scopes, sign in as ${context.signInAs} and exchange the code.`,
      'Port 587 needs advanced networking (a port forward for the mail host) in AEM as a Cloud Service; the mail service then connects to that forward.',
    ],
  );
}
