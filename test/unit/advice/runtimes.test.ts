// The network's failures in the words of each runtime, with the hop that they name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainText } from '../../support/explained.ts';

/** The code behind `network.`, and how a runtime, library or tool prints it. */
const rows: readonly (readonly [string, string])[] = [
  ['dns', 'dial tcp: lookup outlook.office365.com on 10.0.0.2:53: no such host'],
  ['dns', 'getaddrinfo: Name does not resolve (SocketError)'],
  [
    'dns',
    'Failed to open TCP connection to smtp.office365.com:587 (getaddrinfo: Temporary failure in name resolution)',
  ],
  [
    'dns',
    'error trying to connect: dns error: failed to lookup address information: Name or service not known',
  ],
  ['dns', 'java.net.UnknownHostException: outlook.office365.com: Name or service not known'],
  [
    'dns',
    "io.netty.resolver.dns.DnsResolveContext$SearchDomainUnknownHostException: Failed to resolve 'graph.microsoft.com'",
  ],
  ['dns', "The remote name could not be resolved: 'login.microsoftonline.com'"],
  ['dns', 'php_network_getaddresses: getaddrinfo failed: No address associated with hostname'],
  ['dns', 'curl: (6) Could not resolve host: graph.microsoft.com'],
  [
    'dns',
    "NameResolutionError(\"<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to resolve 'graph.microsoft.com'",
  ],
  [
    'tcp',
    "curl: (7) Failed to connect to smtp.office365.com port 587 after 21 ms: Couldn't connect to server",
  ],
  ['tcp', 'dial tcp 203.0.113.5:587: connect: connection refused'],
  ['tcp', 'java.net.ConnectException: Connection refused (Connection refused)'],
  [
    'tcp',
    'Errno::ECONNREFUSED: Failed to open TCP connection to outlook.office365.com:443 (Connection refused - connect(2))',
  ],
  ['tcp', 'tcp connect error: Connection refused (os error 111)'],
  ['tcp', 'stream_socket_client(): Unable to connect to tcp://smtp.office365.com:587 (Connection refused)'],
  ['tcp', '[WinError 10061] No connection could be made because the target machine actively refused it'],
  [
    'timeout',
    "com.sun.mail.util.MailConnectException: Couldn't connect to host, port: smtp.office365.com, 587; timeout 5000",
  ],
  [
    'timeout',
    'io.netty.channel.ConnectTimeoutException: connection timed out: graph.microsoft.com/203.0.113.9:443',
  ],
  ['timeout', 'dial tcp 203.0.113.5:993: i/o timeout'],
  ['timeout', 'net/http: TLS handshake timeout'],
  ['timeout', 'Net::OpenTimeout: execution expired'],
  ['timeout', 'Net::ReadTimeout with #<TCPSocket:(closed)>'],
  ['timeout', 'curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received'],
  ['timeout', 'cURL error 28: Connection timed out after 10000 milliseconds'],
  ['timeout', 'socket.timeout: timed out'],
  ['timeout', 'TimeoutError: [Errno 110] Connection timed out'],
  ['timeout', 'The operation was canceled. ---> System.TimeoutException: The operation was canceled.'],
  [
    'timeout',
    'System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.',
  ],
  ['timeout', 'java.net.SocketTimeoutException: Read timed out'],
  ['reset', 'read tcp 10.0.0.4:50000->203.0.113.5:443: read: connection reset by peer'],
  ['reset', 'javax.net.ssl.SSLException: Connection reset'],
  ['reset', 'curl: (56) Recv failure: Connection reset by peer'],
  ['reset', 'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to outlook.office365.com:443'],
  ['reset', 'smtplib.SMTPServerDisconnected: Connection unexpectedly closed'],
  ['reset', 'imaplib.IMAP4.abort: socket error: EOF'],
  ['reset', 'EOFError: end of file reached'],
  ['reset', 'fwrite(): send of 6 bytes failed with errno=32 Broken pipe'],
  ['reset', 'SSL: Connection reset by peer'],
  ['reset', 'write EPIPE'],
  ['tlsUntrusted', 'x509: certificate signed by unknown authority'],
  [
    'tlsUntrusted',
    'SSL_connect returned=1 errno=0 state=error: certificate verify failed (unable to get local issuer certificate)',
  ],
  ['tlsUntrusted', 'invalid peer certificate: UnknownIssuer'],
  ['tlsUntrusted', 'curl: (60) SSL certificate problem: unable to get local issuer certificate'],
  [
    'tlsUntrusted',
    'schannel: next InitializeSecurityContext failed: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted.',
  ],
  [
    'tlsUntrusted',
    'The remote certificate is invalid because of errors in the certificate chain: PartialChain',
  ],
  [
    'tlsUntrusted',
    'stream_socket_enable_crypto(): SSL operation failed with code 1. OpenSSL Error messages: error:0A000086:SSL routines::certificate verify failed',
  ],
  [
    'tlsUntrusted',
    'schannel: next InitializeSecurityContext failed: Unknown error (0x80092012) - The revocation function was unable to check revocation for the certificate.',
  ],
  ['tlsName', 'x509: certificate is valid for outlook.com, not mail.contoso.com'],
  ['tlsName', 'javax.net.ssl.SSLPeerUnverifiedException: Hostname mail.contoso.com not verified'],
  [
    'tlsName',
    'java.security.cert.CertificateException: No subject alternative DNS name matching mail.contoso.com found.',
  ],
  ['tlsName', "Peer certificate CN=`outlook.com' did not match expected CN=`mail.contoso.com'"],
  [
    'tlsName',
    'schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322) - The target principal name is incorrect.',
  ],
  ['tlsName', 'certificate verify failed (hostname mismatch)'],
  [
    'tlsDates',
    'x509: certificate has expired or is not yet valid: current time 2020-01-01T00:00:00Z is before 2025-01-01',
  ],
  ['tlsDates', 'invalid peer certificate: Expired'],
  ['tlsDates', 'SEC_E_CERT_EXPIRED (0x80090328) - The received certificate has expired.'],
  ['tlsDates', 'java.security.cert.CertificateNotYetValidException: NotBefore: Mon'],
  ['tlsVersion', 'remote error: tls: protocol version not supported'],
  [
    'tlsVersion',
    'javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
  ],
  ['tlsVersion', 'error:0A000102:SSL routines::unsupported protocol'],
  ['tlsVersion', 'error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version'],
  ['tlsVersion', 'javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version'],
  ['tlsVersion', 'The request was aborted: Could not create SSL/TLS secure channel.'],
  [
    'tlsVersion',
    'SEC_E_ALGORITHM_MISMATCH (0x80090331) - The client and server cannot communicate, because they do not possess a common algorithm.',
  ],
  ['tlsVersion', 'tls: server selected unsupported protocol version 301'],
  ['tlsOnPlainPort', 'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)'],
  ['tlsOnPlainPort', 'tls: first record does not look like a TLS handshake'],
  ['tlsOnPlainPort', 'javax.net.ssl.SSLException: Unsupported or unrecognized SSL message'],
  ['tlsOnPlainPort', 'received corrupt message of type InvalidContentType'],
  ['tlsOnPlainPort', 'error:0A00010B:SSL routines::wrong version number'],
  ['tlsOnPlainPort', 'SEC_E_INVALID_TOKEN (0x80090308) - The token supplied to the function is invalid'],
  ['tlsOther', 'javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure'],
  ['tlsOther', 'remote error: tls: handshake failure'],
  ['proxy', 'curl: (56) CONNECT tunnel failed, response 403'],
  ['proxyAuthentication', 'curl: (56) Received HTTP code 407 from proxy after CONNECT'],
  [
    'proxyAuthentication',
    'java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"',
  ],
  ['proxy', 'proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused'],
  [
    'proxy',
    "requests.exceptions.ProxyError: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded (Caused by ProxyError('Cannot connect to proxy.'",
  ],
  ['proxy', 'net::ERR_PROXY_CONNECTION_FAILED'],
  ['proxy', 'curl: (97) SOCKS5: connection refused by SOCKS server'],
  ['proxy', 'tunneling socket could not be established, statusCode=503'],
  ['unreachable', 'dial tcp 203.0.113.5:443: connect: no route to host'],
  ['unreachable', 'java.net.NoRouteToHostException: No route to host (Host unreachable)'],
  ['unreachable', 'connect ENETUNREACH 203.0.113.5:443'],
  ['unreachable', '[Errno 101] Network is unreachable'],
  ['unreachable', 'A socket operation was attempted to an unreachable network'],
  ['dns', 'net::ERR_NAME_NOT_RESOLVED'],
  ['tcp', 'net::ERR_CONNECTION_REFUSED'],
  ['timeout', 'net::ERR_CONNECTION_TIMED_OUT'],
  ['reset', 'net::ERR_CONNECTION_RESET'],
  ['tlsUntrusted', 'net::ERR_CERT_AUTHORITY_INVALID'],
  ['tlsName', 'net::ERR_CERT_COMMON_NAME_INVALID'],
  ['tlsDates', 'net::ERR_CERT_DATE_INVALID'],
  ['timeout', 'UND_ERR_CONNECT_TIMEOUT'],
  ['reset', 'TypeError: fetch failed [cause]: SocketError: other side closed code: UND_ERR_SOCKET'],
  ['reset', 'Error: socket hang up'],
  ['tlsUntrusted', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ['tlsDates', 'The TLS handshake failed: the system clock is wrong, certificate is not yet valid'],
];

for (const [hop, text] of rows) {
  test(`${hop}: ${text}`, () => {
    assert.equal(explainText(text, { now: new Date() })[0]?.code, `network.${hop}`);
  });
}
