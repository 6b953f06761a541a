// Advice for connections that did not come about and for answers that are not the service's.
import { type AdviceRow, exchangeAdmin, inRegistration, microsoft, you } from './adviceRow.ts';

export const networkRows = {
  'network.dns': you(
    'The server’s name was not found',
    'DNS does not know {host}: the name is mistyped, the computer is offline, or a VPN or filter hides it.',
    'Check the name and the network connection; the names for Exchange Online are outlook.office365.com and smtp.office365.com. Then test again.',
    { check: 'nslookup {host}', actions: ['openRegistration'] },
  ),
  'network.tcp': you(
    'The server refuses the connection',
    'Nothing listens on this port of {host}, or a firewall answers in its place.',
    'Check host and port: IMAP 993, POP 995, SMTP 587, EWS and Graph 443. Have the network team open the port for this computer.',
    inRegistration,
  ),
  'network.unreachable': you(
    'There is no route to the server',
    'The network has no way to {host}: offline, VPN down, or IPv6 without a route.',
    'Check the network connection and VPN, then test again.',
  ),
  'network.reset': you(
    'The connection was cut',
    'The server, a firewall or a proxy reset the connection. On a mail port this is often a filter, or a server that does not speak the offered TLS version.',
    'Test again; from another network, too. If it works there, have the network team allow {host}.',
    { check: 'The same test from another network.' },
  ),
  'network.timeout': you(
    'The server did not answer in time',
    'No answer came before the deadline: a firewall drops the packets, the port is wrong, or the service is slow.',
    'Check host and port, and that outgoing connections to them are allowed (many networks block 25, 587 and 993). Then test again.',
    inRegistration,
  ),
  'network.proxy': you(
    'The proxy did not connect through',
    'The proxy is not reachable or refused the connection to {host}. Many proxies allow port 443 only, not 993, 995 or 587.',
    'Check http.proxy and http.noProxy in the settings, or have the network team allow the host and port on the proxy.',
  ),
  'network.proxyAuthentication': you(
    'The proxy wants a sign-in',
    'The proxy answered 407: user name and password for it are missing or wrong.',
    'Set http.proxyAuthorization (or a user name in the proxy’s sign-in dialog), or have the network team let this computer through.',
  ),
  'network.tlsUntrusted': you(
    'The server’s certificate is not trusted',
    'The certificate of {host} is not signed by an authority that this computer trusts. Inside companies that is usually a proxy or virus scanner that opens TLS and signs with its own certificate.',
    'Look at the issuer. If it is your company’s, install its root certificate in the system (or in the program’s own trust store: cacerts for Java, REQUESTS_CA_BUNDLE for Python, NODE_EXTRA_CA_CERTS for Node), or exempt the Microsoft hosts from inspection. Do not switch verification off.',
    { check: 'The issuer of the certificate: Microsoft or DigiCert, or your company.' },
  ),
  'network.tlsName': you(
    'The certificate is for another server',
    'The certificate’s names do not include {host}: the host is mistyped, an alias, or something stands in between.',
    'Enter the host by a name that is on the certificate; for Exchange Online outlook.office365.com or smtp.office365.com.',
    inRegistration,
  ),
  'network.tlsDates': you(
    'The certificate is out of its dates',
    'The certificate has expired or is not valid yet; or the clock of this computer is wrong.',
    'Check the computer’s clock. If it is right, the server’s operator has to renew the certificate.',
    { check: 'The clock of this computer.' },
  ),
  'network.tlsVersion': you(
    'Client and server have no TLS version in common',
    'Exchange Online wants TLS 1.2 or later; an old program or operating system offers less.',
    'Update the program, its Java, .NET or OpenSSL, and enable TLS 1.2 there.',
    { from: ['threads'], dates: ['popImapTls'] },
  ),
  'network.tlsOnPlainPort': you(
    'TLS was started on a port that begins without it',
    'The server answered in plain text where TLS was expected: port 587 begins without TLS and changes with STARTTLS, ports 993, 995 and 465 begin with TLS. A plain HTTP proxy looks the same.',
    'On port 587 choose STARTTLS (not SSL/TLS); on 993 and 995 choose SSL/TLS.',
    { from: ['threads'], actions: ['openRegistration'] },
  ),
  'network.tlsOther': you(
    'TLS failed',
    'The secure connection to {host} did not come about.',
    'Test again from another network. If it works there, a proxy or filter in between breaks TLS; have the network team exempt the host.',
  ),
  'server.tooMuch': you(
    'The server sent more than allowed',
    'The answer passed the limit for its size, lines or depth, so it was not read on.',
    'Check host and port: what answers there is probably not the mail service. Then test again.',
    inRegistration,
  ),
  'server.closedEarly': you(
    'The server closed the connection',
    'The connection ended in the middle of the exchange: a filter in between, a busy server, or a wrong port.',
    'Test again after some minutes. If it stays, test from another network, and check host and port.',
  ),
  'server.notThisProtocol': you(
    'Another service answers on this port',
    'What came is not of this protocol; host or port belong to another service.',
    'Check host and port: IMAP 993, POP 995, SMTP 587, EWS and Graph 443.',
    inRegistration,
  ),
  'server.captivePortal': you(
    'A web page came instead of the service’s answer',
    'A sign-in page of the network, a proxy’s block page or another web server answered.',
    'Open any web page in the browser and sign in to the network; check the proxy and the address. Then test again.',
    inRegistration,
  ),
  'server.malformed': you(
    'The server’s answer cannot be read',
    'The answer breaks the rules of its protocol, so nothing in it was believed.',
    'Test again. If it stays, check host and port, and whether a proxy changes the answers.',
  ),
  'server.redirect': you(
    'The server redirects to another address',
    'The answer is a redirect. It was not followed, since a token would have gone to another host.',
    'Enter the final address in the registration if you trust it; a sign-in page in between (network portal, proxy) has to be passed first.',
    inRegistration,
  ),
  'server.noStartTls': you(
    'The server offers no STARTTLS',
    'Without STARTTLS the token would travel in plain text, so the test stopped. Port 25, a relay, or a filter that strips STARTTLS look like this.',
    'Use smtp.office365.com on port 587; have the network team stop SMTP inspection (for example “fixup” on firewalls).',
    { from: ['mailOauth'], actions: ['openRegistration'] },
  ),
  'server.injectedBeforeTls': you(
    'Text was slipped in before TLS began',
    'Bytes arrived between the STARTTLS answer and the handshake. That is an attack or a broken server; nothing was sent.',
    'Do not use this network for mail until it is explained; test from another network and tell the network team.',
  ),
  'server.missingMechanism': you(
    'The server offers no XOAUTH2 sign-in',
    'The server does not list AUTH=XOAUTH2 (or AUTH XOAUTH2): it is not Exchange Online, an on-premises server, or EHLO was not repeated after STARTTLS.',
    'Check the host: outlook.office365.com for IMAP and POP, smtp.office365.com for SMTP.',
    { from: ['mailOauth'], actions: ['openRegistration'] },
  ),
  'server.unauthorized': you(
    'The service refused the credentials (HTTP 401)',
    'The token is missing, expired, for another resource, or basic authentication was used.',
    'Get a new token with the scope {scope}, and look at the WWW-Authenticate and x-ms-diagnostics headers of the answer.',
    { from: ['tokens'], actions: ['inspectToken'] },
  ),
  'server.forbidden': exchangeAdmin(
    'The service refused access (HTTP 403)',
    'The sign-in was good, the access is not allowed: permission, policy or licence.',
    'Check the application’s permissions, access policies and the protocol’s switches for this mailbox.',
    { from: ['practice'], actions: ['checkPolicy'] },
  ),
  'server.notFound': you(
    'The address does not exist on the server (HTTP 404)',
    'The path of the address is wrong, or the host is another service.',
    'For EWS use https://outlook.office365.com/EWS/Exchange.asmx, for Graph https://graph.microsoft.com.',
    { from: ['ewsOauth'], actions: ['openRegistration'] },
  ),
  'server.throttled': you(
    'The service asks to slow down (HTTP 429)',
    'Too many requests came in a short time.',
    'Wait as long as the Retry-After header says, and send fewer requests at once.',
    { from: ['graphThrottling'] },
  ),
  'server.unavailable': microsoft(
    'The service is not available at the moment',
    'The server answered with a fault of its own (HTTP 5xx).',
    'Test again after some minutes; look at https://status.cloud.microsoft if it stays.',
    { from: ['practice'] },
  ),
  'server.otherStatus': you(
    'The server gave an unexpected answer',
    'The HTTP status does not fit the request.',
    'Check the address in the registration, then test again.',
    { from: ['practice'], actions: ['openRegistration'] },
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;
