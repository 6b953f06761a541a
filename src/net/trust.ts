// Which certificate authorities are trusted: Node's own, the system's if they are needed, or one given authority.
import * as tls from 'node:tls';

/** The trust of one network; there is no way to trust nothing or everything. */
export interface Trust {
  /** Options for tls.connect: none means Node's defaults (NODE_EXTRA_CA_CERTS included). */
  tlsOptions(): { readonly secureContext?: tls.SecureContext; readonly ca?: string[] };
  /**
   * Adds the system's authorities from now on; false if that was done before or is not wanted. They are read only
   * when needed: 576 of them take about 85 ms on Linux, and far longer from a macOS keychain.
   */
  widen(): boolean;
}

/** OpenSSL's results that another set of authorities can change. */
const unknownIssuer: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
]);

/** True if the certificate's issuer was not known, so that a wider trust may help. */
export function isUnknownIssuer(code: string): boolean {
  return unknownIssuer.has(code);
}

/**
 * Makes the trust of a network. `trustedCa` takes the place of every other authority. VS Code adds the system's
 * certificates to `https` and `fetch` but not to raw TLS sockets (@vscode/proxy-agent, addCertificatesV1), so it is
 * done here.
 */
export function createTrust(options: {
  readonly trustedCa?: string;
  readonly systemCertificates?: boolean;
}): Trust {
  const { trustedCa } = options;
  if (trustedCa !== undefined) {
    const ca = [trustedCa];
    const secureContext = createContext({ ca });
    return { tlsOptions: () => ({ secureContext, ca }), widen: () => false };
  }
  // One for all connections: tls.connect would make one for each, half a millisecond and some memory every time.
  let own: { readonly secureContext: tls.SecureContext } | undefined;
  let wide: { readonly secureContext: tls.SecureContext; readonly ca: string[] } | undefined;
  return {
    tlsOptions: () => {
      own ??= { secureContext: createContext() };
      return wide ?? own;
    },
    widen() {
      if (wide !== undefined || options.systemCertificates !== true) return false;
      const ca = [...new Set([...tls.getCACertificates('default'), ...systemAuthorities()])];
      wide = { secureContext: createContext({ ca }), ca };
      return true;
    },
  };
}

/** The least version stands here: of the options of `tls.connect`, Node reads none that a context has. */
const createContext = (more: tls.SecureContextOptions = {}): tls.SecureContext =>
  tls.createSecureContext({ minVersion: 'TLSv1.2', ...more });

function systemAuthorities(): readonly string[] {
  try {
    return tls.getCACertificates('system');
  } catch {
    // A store that cannot be read adds nothing: the certificate then stays untrusted, and is described so.
    return [];
  }
}
