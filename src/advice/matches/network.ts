// Connections that did not come about: Node's and OpenSSL's codes (Node.js documentation, "Common system errors" and
// "X509 certificate error codes"), and how Java, .NET, Python, Go, PHP, curl, OpenSSL and Windows say it, in several
// languages. WinSock numbers (Windows Sockets Error Codes, Microsoft Learn) are free of language.
import type { Match } from './match.ts';

export const network: readonly Match[] = [
  { code: 'network.dns', word: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA'] },
  { code: 'network.tcp', word: 'ECONNREFUSED' },
  {
    code: 'network.unreachable',
    word: ['ENETUNREACH', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'],
  },
  { code: 'network.reset', word: ['ECONNRESET', 'ECONNABORTED', 'EPIPE'] },
  {
    code: 'network.timeout',
    word: ['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'],
  },
  { code: 'local.portInUse', word: 'EADDRINUSE' },
  {
    code: 'network.tlsUntrusted',
    word: [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'CERT_UNTRUSTED',
      'CERT_REVOKED',
      'CERT_SIGNATURE_FAILURE',
      'INVALID_CA',
    ],
  },
  { code: 'network.tlsName', word: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'] },
  { code: 'network.tlsDates', word: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'] },
  {
    code: 'network.tlsOnPlainPort',
    word: ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
  },
  {
    code: 'network.tlsVersion',
    word: [
      'ERR_SSL_UNSUPPORTED_PROTOCOL',
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
    ],
  },
  { code: 'network.tlsOther', word: 'EPROTO' },
  {
    code: 'network.dns',
    says: /getaddrinfo failed|Name or service not known|nodename nor servname provided|Temporary failure in name resolution|Could not resolve host|UnknownHostException|No such host is known|no such host\b|NameResolutionError|php_network_getaddresses|Failed to resolve ['"]|name does not resolve|WSAHOST_NOT_FOUND|\b11001\b.{0,40}(?:host|getaddrinfo)|Resource temporarily unavailable \(|Try again \((?:os |EAI|errno|-?\d)|kein solcher Host bekannt|Host ist unbekannt|Hôte inconnu|Host desconocido|Este host não é conhecido|Host sconosciuto|不知道这样的主机|そのようなホストは不明/i,
  },
  {
    code: 'network.tcp',
    says: /Connection refused|actively refused it|WSAECONNREFUSED|\b10061\b|Zielcomputer die Verbindung verweigerte|l'ordinateur cible l'a expressément refusée|denegó expresamente dicha conexión|recusou ativamente|rifiutato (?:attivamente|la connessione)|目标计算机积极拒绝|対象のコンピューターによって拒否/i,
  },
  {
    code: 'network.unreachable',
    says: /Network is unreachable|No route to host|Cannot assign requested address|unreachable network|WSAENETUNREACH|\b10051\b.{0,60}(?:network|socket)/i,
  },
  {
    code: 'network.reset',
    says: /Connection reset by peer|underlying connection was closed: An unexpected error occurred on a (?:receive|send)|forcibly closed by the remote host|Remote end closed connection without response|Connection aborted|WSAECONNRESET|\b10054\b|vom Remotehost geschlossen|fermée par l'hôte distant|forçado o cancelamento|远程主机强迫关闭/i,
  },
  {
    code: 'network.timeout',
    says: /Connection time(?:d )?out|Greeting never received|connect timed out|Operation timed out|ConnectTimeout|Read timed out|did not properly respond after a period of time|i\/o timeout|context deadline exceeded|WSAETIMEDOUT|\b10060\b|The operation has timed out|Request failed! \(code: 0\)|Zeitüberschreitung|délai d'attente .{0,30}dépassé|tiempo de espera|连接超时|接続がタイムアウト/i,
  },
  {
    code: 'network.proxyAuthentication',
    says: /Proxy Authentication Required|407 Proxy|Proxyauthentifizierung erforderlich|\(407\)/i,
    confidence: 'certain',
  },
  {
    code: 'network.proxy',
    says: /Unable to connect to proxy|ProxyError|Tunnel connection failed|tunneling socket could not be established|CONNECT tunnel failed|proxy (?:refused|handshake failed)/i,
  },
  {
    code: 'network.tlsName',
    says: /certificate is (?:not valid for|valid for .{0,200}, not)|Hostname\/IP does not match certificate|doesn'?t match (?:either of )?'|No subject alternative (?:DNS )?names? .{0,60}found|RemoteCertificateNameMismatch|Hostname mismatch|no alternative certificate subject name matches|peer certificate CN=.{0,80}did not match/i,
  },
  {
    code: 'network.tlsDates',
    says: /certificate has expired|certificate is not yet valid|CertificateExpiredException|x509: certificate has expired|NotTimeValid/i,
  },
  {
    code: 'network.tlsUntrusted',
    says: /unable to get local issuer certificate|self[- ]signed certificate(?! which cannot be verified)|PKIX path (?:building|validation) failed|unable to find valid certification path|certificate signed by unknown authority|unable to verify the first certificate|CERTIFICATE_VERIFY_FAILED|certificate verify failed|RemoteCertificateChainErrors|revocation function was unable to check revocation|revocation server was offline|remote certificate (?:is|was) (?:invalid|rejected)|trust relationship for the SSL\/TLS secure channel|UntrustedRoot|SSL certificate problem|Remotezertifikat ist .{0,60}ungültig|certificat distant n'est pas valide|certificado remoto (?:no es válido|é inválido)|certificato remoto non|远程证书无效|リモート証明書は無効|Vertrauensstellung für den sicheren SSL/i,
  },
  {
    code: 'network.tlsOnPlainPort',
    says: /wrong version number|packet length too long|Unrecognized SSL message, plaintext connection|first record does not look like a TLS handshake|http request to https|plain HTTP request was sent to HTTPS|Cannot determine the frame size or a corrupted frame|record overflow/i,
  },
  {
    code: 'network.tlsVersion',
    says: /smtp-legacy\.office365\.com|tlsv1 alert protocol version|unsupported protocol|no protocols available|protocol is disabled or cipher suites are inappropriate|server selected protocol version TLS1[0.]?[01]? is not accepted|Could not create SSL\/TLS secure channel|protocol version (?:not supported|alert)|TLS 1\.[01] (?:is )?(?:not supported|deprecated)|Es konnte kein geschützter SSL\/TLS-Kanal|Impossible de créer un canal sécurisé SSL/i,
  },
  {
    code: 'network.tlsUntrusted',
    says: /certificate presented by the server is not trusted/i,
    confidence: 'possible',
  },
  {
    code: 'network.tlsOther',
    says: /SSL handshake failed|handshake failure|SSLHandshakeException|TLS handshake failed|Unable to negotiate SSL/i,
    confidence: 'possible',
  },
  {
    code: 'local.portInUse',
    says: /address already in use|Only one usage of each socket address|\b10048\b|port .{0,12}(?:is )?already (?:in use|allocated)|HttpListenerException.{0,80}(?:conflict|access is denied)|Permission denied.{0,40}(?:bind|listen)/i,
  },
  {
    code: 'local.browserUnavailable',
    says: /no suitable browser|Unable to open (?:a web page|the browser)|xdg-open.{0,60}(?:not found|no method)|Could not open (?:a )?browser|UnableToFindBrowser|linux_xdg_open_failed/i,
  },
  {
    code: 'server.captivePortal',
    says: /Unexpected token '?<'? .{0,60}(?:JSON|position)|<!DOCTYPE .{0,60}is not valid JSON|not application\/json encoded|Unexpected end of JSON input|JSONDecodeError/i,
    confidence: 'possible',
  },
  {
    code: 'server.unavailable',
    says: /\((?:500|502|503|504)\)|\b(?:502 Bad Gateway|503 Service Unavailable|504 Gateway)|\bHTTP(?:\/[\d.]{1,3})? 50[0234]\b/i,
    confidence: 'possible',
  },
  { code: 'server.throttled', says: /\bHTTP(?:\/[\d.]{1,3})? 429\b|429 Too Many Requests|\(429\)/i },
  // FluentSMTP reports every refusal of Graph as 422 or 423 and keeps only its reason phrase.
  {
    code: 'server.unauthorized',
    says: /\bHTTP(?:\/[\d.]{1,3})? 401\b|\(401\)|401:? (?:Client Error|Unauthorized)|"code":\s?42\d,\s{0,8}"message":\s?"Unauthorized"/i,
    confidence: 'possible',
  },
  {
    code: 'server.forbidden',
    says: /\bHTTP(?:\/[\d.]{1,3})? 403\b|\(403\)|403:? (?:Client Error|Forbidden)|"code":\s?42\d,\s{0,8}"message":\s?"Forbidden"|Forbidden - perhaps check your credentials/i,
    confidence: 'possible',
  },
  {
    code: 'server.notFound',
    says: /\bHTTP(?:\/[\d.]{1,3})? 404\b|\(404\)|404 Not Found|"code":\s?42\d,\s{0,8}"message":\s?"Not Found"/i,
    confidence: 'possible',
  },
];
