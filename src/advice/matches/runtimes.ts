// How runtimes say that a connection did not come about, beside Node's codes: .NET, Java (javax.mail, netty), Python, PHP,
// Go, Rust, Ruby, curl, OpenSSL, Schannel (SEC_E_… in winerror.h) and Chromium (net_error_list.h).
import type { Match } from './match.ts';

export const runtimes: readonly Match[] = [
  {
    code: 'network.proxyAuthentication',
    says: /Received HTTP code 407 from proxy|Proxy returns "HTTP\/1\.[01] 407|proxy authentication (?:failed|is required)|ERR_PROXY_AUTH/i,
    confidence: 'certain',
  },
  {
    code: 'network.proxy',
    says: /proxyconnect tcp|ERR_(?:PROXY|TUNNEL|SOCKS)_\w{4,40}|SOCKS[45]?:? .{0,60}(?:refused|failed|rejected)|refused by SOCKS server|Cannot connect to proxy|Received HTTP code \d{3} from proxy/i,
  },
  {
    code: 'network.dns',
    says: /remote name could not be resolved|server name or address could not be resolved|\bError 12007\b|address for typing errors such as|ERR_NAME_NOT_RESOLVED|Errno::EAI|nodename nor servname/i,
  },
  {
    code: 'network.tcp',
    says: /Failed to connect to \S{1,255} port \d{1,5} .{0,40}Couldn'?t connect to server|ERR_CONNECTION_REFUSED|\bError 12029\b/i,
  },
  {
    code: 'network.timeout',
    says: /Couldn'?t connect to host, port: .{0,120}timeout|\bError 12002\b|TLS handshake timeout|Net::(?:Open|Read|Write)Timeout|execution expired|socket\.timeout|System\.TimeoutException|HttpClient\.Timeout of|ERR_(?:CONNECTION_)?TIMED_OUT|ReadTimeoutError|ConnectTimeoutException/i,
  },
  {
    code: 'network.reset',
    says: /\bError 1203[01]\b|net_io_(?:connectionclosed|(?:read|write|transport)failure|eof)\b|SSLException: Connection reset|SSL_ERROR_SYSCALL|SMTPServerDisconnected|(?:socket error|IMAP4\.abort).{0,20}EOF|end of file reached|Broken pipe|ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|UND_ERR_SOCKET|other side closed|socket hang up|Connection closed by (?:remote|foreign) host|unexpected EOF|close_notify|EOF occurred in violation of protocol|UNEXPECTED_EOF_WHILE_READING|:\d{2,5} failed to respond|NoHttpResponseException|premature (?:close|EOF|end)|Empty reply from server|unexpected end of (?:file|stream)|Connection unexpectedly closed|end of stream|but got (?:code "", with message ""|an empty response)/i,
  },
  {
    code: 'network.tlsUntrusted',
    says: /invalid peer certificate: (?:UnknownIssuer|BadSignature|CaUsedAsEndEntity)|SEC_E_UNTRUSTED_ROOT|0x80090325|CERT_E_UNTRUSTEDROOT|CERT_E_CHAINING|0x80092012|0x80092013|CRYPT_E_(?:NO_REVOCATION_CHECK|REVOCATION_OFFLINE)|ERR_CERT_(?:AUTHORITY_INVALID|REVOKED|INVALID|NO_REVOCATION_MECHANISM)|unknown_ca\b|errors in the certificate chain/i,
  },
  {
    code: 'network.tlsName',
    says: /SSLPeerUnverifiedException|Hostname \S{1,255} not verified|SEC_E_WRONG_PRINCIPAL|0x80090322|CERT_E_CN_NO_MATCH|ERR_CERT_COMMON_NAME_INVALID|invalid peer certificate: NotValidForName|target principal name is incorrect/i,
  },
  {
    code: 'network.tlsDates',
    says: /invalid peer certificate: (?:Expired|NotValidYet)|SEC_E_CERT_EXPIRED|0x80090328|CertificateNotYetValidException|ERR_CERT_DATE_INVALID|system clock is wrong|clock (?:skew|is (?:ahead|behind|wrong)).{0,60}certificate/i,
  },
  {
    code: 'network.tlsVersion',
    says: /fatal alert: ?protocol_version|SEC_E_ALGORITHM_MISMATCH|0x80090331|do not possess a common algorithm|SEC_E_UNSUPPORTED_FUNCTION|ERR_SSL_VERSION_OR_CIPHER_MISMATCH|TLS version .{0,30}(?:too (?:old|low)|not allowed)|tls: client offered only unsupported versions|no protocols in common/i,
  },
  {
    code: 'network.tlsOnPlainPort',
    says: /Unsupported or unrecognized SSL message|failed due to an unexpected packet format|corrupt message of type InvalidContentType|SEC_E_INVALID_TOKEN|0x80090308|ERR_SSL_PROTOCOL_ERROR|unexpected TLS packet|NotSslRecordException|not an SSL\/TLS record/i,
  },
  // Python's ssl module, whatever OpenSSL says in it.
  { code: 'network.tlsOther', says: /\(_ssl\.c:\d/, confidence: 'possible' },
  // MailKit's message names this cause first, and the certificate second.
  {
    code: 'network.tlsOnPlainPort',
    says: /possibility is that you are trying to connect to a port which does not support SSL/i,
    confidence: 'possible',
  },
];
