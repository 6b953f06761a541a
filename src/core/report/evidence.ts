// What was seen when something failed. Structured first (numbers, codes, headers), text last; never a secret or token.

/** The hop of a connection that failed. */
export type Hop = 'dns' | 'proxy' | 'tcp' | 'tls';

/** What the server's certificate said, if TLS failed on it. */
export interface CertificateSeen {
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and IP addresses of the subjectAltName. */
  readonly names: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
}

/** No answer from the service: the hop that failed, with Node's error code (ECONNREFUSED, CERT_HAS_EXPIRED, …). */
export interface NetworkEvidence {
  readonly kind: 'network';
  readonly hop: Hop;
  readonly host: string;
  readonly port: number;
  readonly code: string;
  readonly text: string;
  readonly certificate?: CertificateSeen;
  /** `host:port` of the proxy, if the connection went through one. */
  readonly proxy?: string;
  /** HTTP status of the proxy's answer to CONNECT. */
  readonly status?: number;
}

/** The far side took longer than its deadline, or more bytes, lines or depth than its limit. */
export interface LimitEvidence {
  readonly kind: 'limit';
  readonly limit: 'time' | 'bytes' | 'lines' | 'depth';
  readonly host: string;
  readonly port: number;
  /** What was being waited for, in words: `greeting`, `reply to AUTHENTICATE`, `response body`. */
  readonly during: string;
  /** The limit: milliseconds, bytes, lines or levels. */
  readonly allowed: number;
  /** The dialogue up to there as `C: …` and `S: …`, masked, oldest first, at most 40 lines. */
  readonly transcript?: readonly string[];
}

/** An answer that is not of the protocol: HTML from a captive portal, HTTP on the IMAP port, early close, broken XML. */
export interface ProtocolEvidence {
  readonly kind: 'protocol';
  readonly problem:
    | 'closedEarly'
    | 'notThisProtocol'
    | 'malformed'
    | 'redirect'
    | 'injectedBeforeTls'
    | 'noStartTls'
    | 'doctype'
    | 'missingMechanism'
    | 'unexpectedReply';
  readonly host: string;
  readonly port: number;
  readonly during: string;
  /** Excerpt of what came, masked, at most 300 characters. */
  readonly text: string;
  /** The dialogue up to there as `C: …` and `S: …`, masked, oldest first, at most 40 lines. */
  readonly transcript?: readonly string[];
}

/** Error answer of the authority (RFC 6749 section 5.2 with Entra's additions). */
export interface OauthEvidence {
  readonly kind: 'oauth';
  readonly status: number;
  /** OAuth `error` value: invalid_client, invalid_grant, … */
  readonly error: string;
  readonly suberror?: string;
  /** AADSTS numbers, from `error_codes` or the description. */
  readonly numbers: readonly number[];
  readonly description: string;
  readonly correlationId?: string;
  readonly traceId?: string;
  readonly timestamp?: string;
  /** The step of the sign-in that answered. */
  readonly endpoint: 'authorize' | 'token' | 'deviceCode' | 'discovery';
}

/** An HTTP answer that carries no known error body. */
export interface HttpEvidence {
  readonly kind: 'http';
  readonly status: number;
  readonly host: string;
  readonly port: number;
  /** Lower-case names; only headers that diagnose (`x-ews-policy-reason`, `x-ms-diagnostics`, `retry-after`, …). */
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyKind: 'empty' | 'html' | 'json' | 'xml' | 'text';
  /** Excerpt, masked, at most 300 characters. */
  readonly text: string;
}

/** Answer of Exchange Web Services: SOAP fault, response code or policy header. */
export interface EwsEvidence {
  readonly kind: 'ews';
  readonly status: number;
  /** ErrorImpersonateUserDenied, ErrorNonExistentMailbox, … or empty if only headers tell. */
  readonly responseCode: string;
  readonly text: string;
  /** Response header `X-EWS-Policy-Reason`. */
  readonly policyReason?: string;
  /** Response header `x-ms-diagnostics`. */
  readonly diagnostics?: string;
  /** `BackOffMilliseconds` of ErrorServerBusy, in milliseconds. */
  readonly backOffMs?: number;
}

/** Error answer of Microsoft Graph: `error.code`, its message and inner codes, outermost first. */
export interface GraphEvidence {
  readonly kind: 'graph';
  readonly status: number;
  readonly code: string;
  readonly text: string;
  readonly innerCodes: readonly string[];
  readonly requestId?: string;
  /** `Retry-After` in seconds, if it was sent. */
  readonly retryAfterSeconds?: number;
}

/** What a mail server answered on IMAP, POP or SMTP. */
export interface MailEvidence {
  readonly kind: 'mail';
  readonly protocol: 'imap' | 'pop' | 'smtp';
  /** The command in the RFC's name, without arguments: AUTHENTICATE, SELECT, AUTH, STAT, MAIL FROM, greeting. */
  readonly command: string;
  /** IMAP `OK|NO|BAD|BYE`, POP `+OK|-ERR`, SMTP reply code. */
  readonly status: string;
  /** IMAP response code in brackets or SMTP enhanced status code (RFC 3463). */
  readonly enhanced?: string;
  /** Reply text, masked, at most 1000 characters. */
  readonly text: string;
  /** JSON error of the XOAUTH2 challenge, decoded. */
  readonly challenge?: string;
  /** How long the server asks to wait, if it says so, in milliseconds. */
  readonly backOffMs?: number;
  /** The dialogue up to there as `C: …` and `S: …`, masked, oldest first, at most 40 lines. */
  readonly transcript?: readonly string[];
}

/** What the access token holds against what is needed. */
export interface ClaimsEvidence {
  readonly kind: 'claims';
  readonly problem:
    | 'wrongAudience'
    | 'wrongTenant'
    | 'wrongApplication'
    | 'wrongUser'
    | 'missingPermission'
    | 'delegatedInsteadOfApp'
    | 'appInsteadOfDelegated'
    | 'expired'
    | 'notYetValid';
  readonly expected: string;
  readonly seen: string;
}

/** Something on this side: no secret stored, a host that was not agreed to, a workspace that is not trusted. */
export interface LocalEvidence {
  readonly kind: 'local';
  readonly problem:
    | 'secretMissing'
    | 'federatedElsewhere'
    | 'secretLost'
    | 'secretStoreFailed'
    | 'certificateInvalid'
    | 'signInNeeded'
    | 'signInCancelled'
    | 'browserUnavailable'
    | 'hostNotAllowed'
    | 'workspaceUntrusted'
    | 'workspaceEndpointsIgnored'
    | 'demoNotRunning'
    | 'invalidInput'
    | 'invalidRegistration'
    | 'cancelled'
    | 'internal';
  readonly text: string;
}

export type Evidence =
  | NetworkEvidence
  | LimitEvidence
  | ProtocolEvidence
  | OauthEvidence
  | HttpEvidence
  | EwsEvidence
  | GraphEvidence
  | MailEvidence
  | ClaimsEvidence
  | LocalEvidence;
