// What Exchange Online's POP server says: RFC 2449 and RFC 3206 response codes, its sentences, the bare command last.
import type { Match } from './match.ts';

export const pop: readonly Match[] = [
  { code: 'pop.locked', word: 'IN-USE' },
  { code: 'pop.unavailable', word: ['SYS/TEMP', 'LOGIN-DELAY'] },
  {
    code: 'pop.oneLineAuth',
    says: /(?:-ERR |Exception: )Protocol error\. Connection is closed\.? ?\d{0,2}|(?<!\bSTLS\b.{0,60})-ERR Command is not valid in this state/i,
  },
  { code: 'pop.basicFailed', says: /Logon failure: unknown user name or bad password/i },
  {
    code: 'pop.locked',
    says: /\[IN-USE\]|mailbox is (?:locked|in use)|maildrop (?:already )?locked|-ERR The requested resource is in use/i,
  },
  {
    code: 'pop.authFailed',
    says: /Authentication failure: unknown user name or bad password/i,
    confidence: 'possible',
  },
  { code: 'pop.unavailable', says: /-ERR Server Unavailable|-ERR \[SYS\/TEMP\]/i },
  { code: 'pop.basicFailed', status: 'PASS' },
  { code: 'pop.authFailed', status: 'AUTH' },
];
