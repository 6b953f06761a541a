// The network as the other folders see it: hops that are traced, hosts that are allowed, limits that hold.
import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import type { Secret } from '../core/credential/secret.ts';
import type { HostPort } from '../core/endpoints/hosts.ts';
import type { Hop } from '../core/report/evidence.ts';

/** One hop of a connection, reported as it ends. */
export interface HopTrace {
  readonly hop: Hop;
  readonly ok: boolean;
  readonly durationMs: number;
  /** One sentence: `outlook.office365.com is 52.97.1.2`, `TLS 1.3, certificate for …`. */
  readonly detail: string;
}

export interface CallOptions {
  /** Aborting closes the socket at once. */
  readonly signal: AbortSignal;
  /** Milliseconds from now until the whole call must be over. */
  readonly deadlineMs: number;
  readonly onHop?: (trace: HopTrace) => void;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** https, with an authority that is in `allowedHosts`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes of the body after which the call fails with a limit (default 4 MiB). */
  readonly maxBytes?: number;
  /**
   * True if sending it twice does no harm. A kept connection that the server closed at the same moment is then
   * replaced once; GET always is.
   */
  readonly repeatable?: boolean;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8. */
  readonly body: string;
  /** True when a kept connection was used, so no hop was traced. */
  readonly reused: boolean;
}

export interface SocketTarget extends HostPort {
  /** `implicitTls`: TLS at once. `plain`: TCP only, for STARTTLS; see `Network.startTls`. */
  readonly security: 'implicitTls' | 'plain';
}

/**
 * Opens connections to the hosts of one registration and to no others. Every method throws a `Failure` with
 * evidence; TLS is always verified; redirects are never followed.
 */
export interface Network {
  http(request: HttpRequest, options: CallOptions): Promise<HttpResponse>;
  open(target: SocketTarget, options: CallOptions): Promise<Socket>;
  /**
   * Upgrades a plain socket after STARTTLS (RFC 3207). Refuses bytes that arrived before the handshake and are still in
   * the socket; the caller does the same for what it read past the server's reply.
   */
  startTls(socket: Socket, target: HostPort, options: CallOptions): Promise<Socket>;
  /**
   * Opens the connection that the next `http` call to this host will use, so that it stands when the token comes. Does
   * nothing if a kept one is idle.
   */
  warm(target: HostPort, options: CallOptions): Promise<void>;
  /** Closes kept connections. */
  close(): void;
}

export interface ProxySetting {
  /** http://host:port, https://host:port or socks5://host:port, without user name and password. */
  readonly url: string;
  /** Value of the Proxy-Authorization header; for SOCKS5 its Basic form is taken apart. */
  readonly authorization?: Secret;
}

export interface NetworkOptions {
  readonly allowedHosts: readonly HostPort[];
  /** PEM of the only authority to trust, in place of all others: the demo tenant's own. */
  readonly trustedCa?: string;
  /** Also trust the operating system's authorities; what VS Code's `http.systemCertificates` asks for. */
  readonly systemCertificates?: boolean;
  readonly proxyFor: (target: HostPort) => ProxySetting | undefined;
  /** Masks the secrets that are known and cuts: a server or proxy can send back what it was sent. */
  readonly excerpt?: (text: string, max: number) => string;
  /** Milliseconds that one hop (look-up, connection, TLS) may take, default 10 000. */
  readonly hopTimeoutMs?: number;
  /** Finds a name's addresses; default: the operating system. */
  readonly lookup?: Lookup;
}

export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

/** A proxy on the way. */
export interface ProxyHop {
  /** `host:port`, as shown to people. */
  readonly name: string;
  readonly setting: ProxySetting;
}
