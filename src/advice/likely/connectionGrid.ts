// Causes of texts that say something of a connection or of what came back.
import { down, type Grid, signInAgain, tls } from './candidates.ts';

/** The way to the server, and its answers. */
export const connectionGrid: Grid = {
  host: {
    unresolved: ['network.dns'],
    unknown: ['network.dns'],
    wrong: ['network.dns'],
    unreachable: ['network.unreachable'],
    failed: ['network.dns'],
    timedOut: ['network.timeout'],
    different: ['network.tlsName'],
  },
  connection: {
    refused: ['network.tcp'],
    timedOut: ['network.timeout'],
    cut: ['network.reset', 'server.closedEarly'],
    unreachable: ['network.unreachable'],
    denied: ['network.tcp', 'powershell.unauthorized'],
    tooMany: [['imap', 'imap.tooManyConnections'], 'ews.connectionCount', 'server.throttled'],
    passing: ['library.connectFailed', 'server.unavailable'],
    failed: ['library.connectFailed'],
    again: signInAgain,
  },
  tls: {
    failed: tls,
    wrong: tls,
    cut: tls,
    denied: tls,
    unsupported: ['network.tlsVersion', 'server.noStartTls'],
    untrusted: ['network.tlsUntrusted'],
    timedOut: ['network.tlsOnPlainPort', 'network.timeout'],
    lacking: ['smtp.startTlsFirst', 'network.tlsVersion'],
  },
  server: {
    refused: ['network.tcp'],
    unreachable: ['network.unreachable'],
    timedOut: ['network.timeout'],
    passing: down,
    cut: ['server.closedEarly', 'network.reset'],
    failed: ['library.connectFailed'],
  },
  clientProtocol: {
    off: ['exchange.protocolDisabled'],
    denied: ['exchange.protocolDisabled'],
    unsupported: ['exchange.protocolDisabled'],
  },
  proxy: {
    failed: ['network.proxy'],
    denied: ['network.proxyAuthentication', 'network.proxy'],
    lacking: ['network.proxyAuthentication'],
    unreachable: ['network.proxy'],
    refused: ['network.proxy'],
    timedOut: ['network.proxy'],
  },
  port: { denied: ['network.tcp'], refused: ['network.tcp'], unreachable: ['network.unreachable'] },
  answer: {
    unparsable: ['server.malformed', 'library.notJson'],
    wrong: ['server.malformed'],
    absent: ['server.closedEarly', 'server.malformed'],
    failed: ['server.malformed'],
    timedOut: ['network.timeout'],
  },
  discovery: {
    failed: ['oauth.discoveryFailed'],
    unknown: ['oauth.discoveryFailed'],
    wrong: ['oauth.discoveryFailed', 'library.authorityRefused'],
    unreachable: ['oauth.discoveryFailed'],
    unsupported: ['library.authorityRefused'],
  },
  autodiscover: {
    failed: ['ews.autodiscover'],
    unknown: ['ews.autodiscover'],
    unreachable: ['ews.autodiscover'],
    denied: ['ews.autodiscover'],
    timedOut: ['ews.autodiscover'],
  },
};
