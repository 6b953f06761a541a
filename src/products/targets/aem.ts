// AEM as a Cloud Service: OAuth 2.0 of the Day CQ Mail Service, SMTP or Graph with a person’s refresh token.
import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { jsonDocument } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

export const aem: Target = {
  id: 'aem',
  name: 'AEM as a Cloud Service',
  kind: 'product',
  summary: 'Content management: sends mail by SMTP AUTH or through Microsoft Graph.',
  words: ['Adobe', 'Experience Manager', 'Java'],
  protocols: ['smtp', 'graph'],
  defaultProtocols: ['smtp'],
  protocolGroups: [['smtp'], ['graph']],
  permissions: { graph: { delegated: [graphScopes.mailSend] } },
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The mail service renews a person’s refresh token.',
  notices: [],
  source:
    'AdobeDocs/experience-manager-cloud-service help/security/oauth2-support-for-mail-service.md (translations of 2026)',
  asOf: '2026-11-29',
  cannot: 'It sends with a person’s refresh token, over SMTP or Microsoft Graph.',
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
      source: 'AdobeDocs/experience-manager-cloud-service help/security/oauth2-support-for-mail-service.md',
      release: 'page of 2026 with Microsoft Graph',
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
      source: 'AdobeDocs/experience-manager-cloud-service help/security/oauth2-support-for-mail-service.md',
      release: 'page of 2026 with Microsoft Graph',
      readOn: '2026-11-29',
      keys: [
        { name: 'smtp.host', type: 'text', required: true },
        { name: 'smtp.port', type: 'port', required: true },
        { name: 'smtp.user', type: 'address', required: true },
        { name: 'from.address', type: 'address', required: true },
        { name: 'smtp.ssl', type: 'boolean', required: true },
        { name: 'smtp.starttls', type: 'boolean', required: true },
        { name: 'smtp.requiretls', type: 'boolean', required: true },
        { name: 'debug.email', type: 'boolean', required: true },
        { name: 'oauth.flow', type: 'boolean', required: true },
        { name: 'graph.flow', type: 'boolean' },
      ],
    },
  ],
  render: renderAem,
};

/** The local end of the port forward in Adobe's page. */
const proxyPort = 30_465;

function renderAem(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const graph = context.protocols.includes('graph');
  const scope = graph ? `${context.endpoints.graphResource}/Mail.Send` : context.scopesFor('smtp')[0];
  const oauth = {
    authUrl: context.authorizeUrl,
    tokenUrl: context.tokenUrl,
    refreshUrl: context.tokenUrl,
    clientId: registration.clientId,
    clientSecret: '$[secret:SECRET_SMTP_OAUTH_CLIENT_SECRET]',
    refreshToken: '$[secret:SECRET_SMTP_OAUTH_REFRESH_TOKEN]',
    scopes: [scope, 'openid', 'offline_access', 'email', 'profile'],
    authCodeRedirectUrl: 'http://localhost',
  };
  const mail = mailService(mailbox, context, graph);
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
      ...networkNotes(context, graph),
    ],
  );
}

/** The settings of the Day CQ Mail Service. */
function mailService(mailbox: Mailbox, context: RenderContext, graph: boolean) {
  const { host, port } = context.endpoints.smtp;
  return {
    // Ports other than those of the web leave AEM through its proxy alone; Graph needs neither host nor port.
    'smtp.host': graph ? host : '$[env:AEM_PROXY_HOST;default=proxy.tunnel]',
    'smtp.port': graph ? port : proxyPort,
    'smtp.user': mailbox.address,
    'from.address': context.from,
    'smtp.ssl': false,
    'smtp.starttls': !graph,
    'smtp.requiretls': !graph,
    'debug.email': false,
    'oauth.flow': true,
    ...(graph ? { 'graph.flow': true } : {}),
  };
}

function networkNotes(context: RenderContext, graph: boolean): readonly string[] {
  const { host, port } = context.endpoints.smtp;
  if (!graph) {
    return [
      `Advanced networking needs a port forward: in portForwards name ${host}, portDest ${port}, portOrig ${proxyPort}. AEM_PROXY_HOST is AEM’s own; do not set it.`,
    ];
  }
  return [
    'With graph.flow messages go through Microsoft Graph; the SMTP host and port are only filled in.',
    ...(context.shared
      ? [
          'Adobe’s page sends as the person who signed in; another mailbox is not described there (unverified).',
        ]
      : []),
  ];
}
