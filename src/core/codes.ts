// The stable codes of advice. One code, one row in src/advice; `<area>.<reason>`. Never renamed, only added to.

export const codes = [
  'network.dns',
  'network.tcp',
  'network.proxy',
  'network.tlsUntrusted',
  'network.tlsName',
  'network.tlsDates',
  'network.tlsOther',
  'network.timeout',
  'server.tooMuch',
  'server.closedEarly',
  'server.notThisProtocol',
  'server.malformed',
  'server.redirect',
  'policy.tenantWideGrant',
  'policy.controlOpens',
  'policy.mailboxRefused',
  'policy.notProtected',
  'policy.notChecked',
  'unknown.notRecognised',
] as const;
export type Code = (typeof codes)[number];
