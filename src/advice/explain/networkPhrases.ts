// Connections that did not come about, as runtimes say it: Java, .NET, Python, Go, PHP, curl, OpenSSL, Windows in
// several languages. WinSock numbers (Windows Sockets Error Codes, Microsoft Learn) are free of language.
import type { Phrase } from './finding.ts';

export const networkPhrases: readonly Phrase[] = [
  [
    'network.dns',
    /getaddrinfo failed|Name or service not known|nodename nor servname provided|Temporary failure in name resolution|Could not resolve host|UnknownHostException|No such host is known|no such host\b|NameResolutionError|php_network_getaddresses|Failed to resolve ['"]|name does not resolve|WSAHOST_NOT_FOUND|\b11001\b.{0,40}(?:host|getaddrinfo)|Resource temporarily unavailable \(|Try again \(\w|kein solcher Host bekannt|Host ist unbekannt|Hôte inconnu|Host desconocido|Este host não é conhecido|Host sconosciuto|不知道这样的主机|そのようなホストは不明/i,
  ],
  [
    'network.tcp',
    /Connection refused|actively refused it|WSAECONNREFUSED|\b10061\b|Zielcomputer die Verbindung verweigerte|l'ordinateur cible l'a expressément refusée|denegó expresamente dicha conexión|recusou ativamente|rifiutato (?:attivamente|la connessione)|目标计算机积极拒绝|対象のコンピューターによって拒否/i,
  ],
  [
    'network.unreachable',
    /Network is unreachable|No route to host|unreachable network|WSAENETUNREACH|\b10051\b.{0,60}(?:network|socket)/i,
  ],
  [
    'network.reset',
    /Connection reset by peer|forcibly closed by the remote host|Remote end closed connection without response|Connection aborted|WSAECONNRESET|\b10054\b|vom Remotehost geschlossen|fermée par l'hôte distant|forçado o cancelamento|远程主机强迫关闭/i,
  ],
  [
    'network.timeout',
    /Connection timed out|connect timed out|Operation timed out|ConnectTimeout|Read timed out|did not properly respond after a period of time|i\/o timeout|context deadline exceeded|WSAETIMEDOUT|\b10060\b|The operation has timed out|Request failed! \(code: 0\)|Zeitüberschreitung|délai d'attente .{0,30}dépassé|tiempo de espera|连接超时|接続がタイムアウト/i,
  ],
  [
    'network.proxyAuthentication',
    /Proxy Authentication Required|407 Proxy|Proxyauthentifizierung erforderlich|\(407\)/i,
    'certain',
  ],
  [
    'network.proxy',
    /Unable to connect to proxy|ProxyError|Tunnel connection failed|tunneling socket could not be established|CONNECT tunnel failed|proxy (?:refused|handshake failed)/i,
  ],
  [
    'network.tlsName',
    /certificate is (?:not valid for|valid for .{0,200}, not)|Hostname\/IP does not match certificate|doesn'?t match (?:either of )?'|No subject alternative (?:DNS )?names? .{0,60}found|RemoteCertificateNameMismatch|Hostname mismatch|no alternative certificate subject name matches|peer certificate CN=.{0,80}did not match/i,
  ],
  [
    'network.tlsDates',
    /certificate has expired|certificate is not yet valid|CertificateExpiredException|x509: certificate has expired|NotTimeValid/i,
  ],
  [
    'network.tlsUntrusted',
    /unable to get local issuer certificate|self[- ]signed certificate|PKIX path (?:building|validation) failed|unable to find valid certification path|certificate signed by unknown authority|unable to verify the first certificate|CERTIFICATE_VERIFY_FAILED|certificate verify failed|RemoteCertificateChainErrors|remote certificate (?:is|was) (?:invalid|rejected)|trust relationship for the SSL\/TLS secure channel|UntrustedRoot|SSL certificate problem|Remotezertifikat ist .{0,60}ungültig|certificat distant n'est pas valide|certificado remoto (?:no es válido|é inválido)|certificato remoto non|远程证书无效|リモート証明書は無効|Vertrauensstellung für den sicheren SSL/i,
  ],
  [
    'network.tlsOnPlainPort',
    /wrong version number|packet length too long|Unrecognized SSL message, plaintext connection|first record does not look like a TLS handshake|http request to https|plain HTTP request was sent to HTTPS|Cannot determine the frame size or a corrupted frame|record overflow/i,
  ],
  [
    'network.tlsVersion',
    /tlsv1 alert protocol version|unsupported protocol|no protocols available|protocol is disabled or cipher suites are inappropriate|server selected protocol version TLS1[0.]?[01]? is not accepted|Could not create SSL\/TLS secure channel|protocol version (?:not supported|alert)|TLS 1\.[01] (?:is )?(?:not supported|deprecated)|Es konnte kein geschützter SSL\/TLS-Kanal|Impossible de créer un canal sécurisé SSL/i,
  ],
  [
    'network.tlsOther',
    /SSL handshake failed|handshake failure|SSLHandshakeException|TLS handshake (?:failed|timeout)|Unable to negotiate SSL/i,
    'possible',
  ],
  [
    'local.portInUse',
    /address already in use|Only one usage of each socket address|\b10048\b|port .{0,12}(?:is )?already (?:in use|allocated)|HttpListenerException.{0,80}(?:conflict|access is denied)|Permission denied.{0,40}(?:bind|listen)/i,
  ],
  [
    'local.browserUnavailable',
    /no suitable browser|Unable to open (?:a web page|the browser)|xdg-open.{0,60}(?:not found|no method)|Could not open (?:a )?browser|UnableToFindBrowser|linux_xdg_open_failed/i,
  ],
  [
    'server.captivePortal',
    /Unexpected token '?<'? .{0,60}(?:JSON|position)|<!DOCTYPE .{0,60}is not valid JSON|not application\/json encoded|Unexpected end of JSON input|JSONDecodeError/i,
    'possible',
  ],
  [
    'server.unavailable',
    /\((?:500|502|503|504)\)|\b(?:502 Bad Gateway|503 Service Unavailable|504 Gateway)|\bHTTP(?:\/[\d.]{1,3})? 50[0234]\b/i,
    'possible',
  ],
  ['server.throttled', /\bHTTP(?:\/[\d.]{1,3})? 429\b|429 Too Many Requests|\(429\)/i, 'likely'],
  [
    'server.unauthorized',
    /\bHTTP(?:\/[\d.]{1,3})? 401\b|\(401\)|401 (?:Client Error|Unauthorized)/i,
    'possible',
  ],
  [
    'server.forbidden',
    /\bHTTP(?:\/[\d.]{1,3})? 403\b|\(403\)|403 (?:Client Error|Forbidden)|Forbidden - perhaps check your credentials/i,
    'possible',
  ],
  ['server.notFound', /\bHTTP(?:\/[\d.]{1,3})? 404\b|\(404\)|404 Not Found/i, 'possible'],
];
