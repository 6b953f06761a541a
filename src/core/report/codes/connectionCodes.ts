// Codes of a connection: no answer, or one that is not of the protocol.

/** No answer from the service: the hop that failed. */
export const networkCodes = [
  'network.dns',
  'network.tcp',
  'network.unreachable',
  'network.reset',
  'network.timeout',
  'network.proxy',
  'network.proxyAuthentication',
  'network.tlsUntrusted',
  'network.tlsName',
  'network.tlsDates',
  'network.tlsVersion',
  'network.tlsOnPlainPort',
  'network.tlsOther',
] as const;

/** An answer, but not one of the protocol or not a useful one. */
export const serverCodes = [
  'server.tooMuch',
  'server.closedEarly',
  'server.notThisProtocol',
  'server.captivePortal',
  'server.malformed',
  'server.redirect',
  'server.noStartTls',
  'server.injectedBeforeTls',
  'server.missingMechanism',
  'server.unauthorized',
  'server.forbidden',
  'server.notFound',
  'server.throttled',
  'server.unavailable',
  'server.otherStatus',
] as const;
