// Ids of the commands whose code is loaded at their first call; the rest is registered in extension.ts.

export const commandIds: readonly string[] = [
  'exchangeOAuth.mailbox.test',
  'exchangeOAuth.mailbox.testAll',
  'exchangeOAuth.mailbox.checkPolicy',
  'exchangeOAuth.mailbox.report',
  'exchangeOAuth.mailbox.remove',
  'exchangeOAuth.registration.openSettings',
  'exchangeOAuth.registration.trustHosts',
  'exchangeOAuth.registration.remove',
  'exchangeOAuth.credential.set',
  'exchangeOAuth.credential.forget',
  'exchangeOAuth.snippet.render',
  'exchangeOAuth.error.explain',
  'exchangeOAuth.advice.open',
  'exchangeOAuth.advice.copyMessage',
  'exchangeOAuth.token.inspect',
  'exchangeOAuth.demo.start',
  'exchangeOAuth.demo.stop',
  'exchangeOAuth.demo.scenario',
];
