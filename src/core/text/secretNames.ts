// Names of secrets, as the last part of a longer one too: `SMTP_PASSWORD`, `spring.mail.password`, `setPassword`.

/** What names of secrets hold (global): few letters make the search fast. */
export const root =
  /pass|pwd|psw|kennwort|contrase|senha|パスワード|secret|token|key|assertion|verifier|device_?code|cadata|ESTS|FedAuth|rtFa|RPSSecAuth|MSPAuth|sess(?:ion)?id|SecureString|sig/gi;

/** The rest of names that go on, by how they begin. */
const tails: ReadonlyMap<string, RegExp> = new Map([
  ['pass', /(?:wor[dt]|wd|phrase|code|key|e)?/iy],
  ['contrase', /[nñ]a/iy],
  ['secret', /(?:[_-]?(?:text|value|key))?/iy],
  ['cadata', /\w{0,4}/y],
  // Not in `TESTSCORE`.
  ['ests', /(?<![A-Za-z]ESTS)(?:AUTH|SC)\w{0,30}/y],
]);

const notInWord = /(?:^|[^A-Za-z])$/;
/** `smtpPass` and `SMTP_PASS`, not `MYPass`. */
const notInCapitals = /(?:^|[^A-Z])$/;

const each = (names: string, before: RegExp): readonly (readonly [string, RegExp])[] =>
  names.split(' ').map((name) => [name, before]);

/** What must stand directly before a name that is a part of other words too: `compass`, `public_key`, `skiptoken`. */
const heads: ReadonlyMap<string, RegExp> = new Map([
  ...each('pass psw sig rtFa passkey passcode senha', notInWord),
  ...each('Pass Psw PassKey Passcode Senha PASS PSW PASSCODE SENHA', notInCapitals),
  ...each('SIG Sig', /(?!)/),
]);

/** The same of names in small letters or capitals. */
const headsInAnyCase: ReadonlyMap<string, RegExp> = new Map([
  ['passe', /mot[ _-]de[ _-]$/i],
  [
    'key',
    /(?:access|account|api|subscription|storage|function)[ _-]?$|(?:private|primary|secondary|encryption|signing|host|master)[_-]?$/i,
  ],
  [
    'token',
    /(?:access|refresh|id|auth|bearer|session|security|api|user|sas|bot)[_-]?$|(?:^|[^A-Z_-])$|[A-Z0-9]_$/i,
  ],
  ...each('sessid sessionid', /(?:PHP|J|NET_)$/i),
  ['securestring', /ConvertTo-$/i],
  ['assertion', /client[_-]?$|(?:^|["'&?\s])$/i],
  ['verifier', /code[_-]?$/i],
]);

/** Names that end like a secret's: places in a list, keys that are public, secrets of Kubernetes by their name. */
const otherNames = /(?:page|skip|delta|sync|continuation|cancellation|next|csrf|xsrf|change|existing)[_-]?$/i;

/** One of several: `password2`, `CLIENT_SECRET_1`. */
const counted = /[_-]?\d{1,2}/y;

/** The end of the name that begins there; undefined if the word is another one. */
export function endOfName(text: string, start: number, end: number): number | undefined {
  const tail = tails.get(text.slice(start, end).toLowerCase());
  let last = end;
  if (tail !== undefined) {
    tail.lastIndex = end;
    if (!tail.test(text)) return undefined;
    last = tail.lastIndex;
  }
  const name = text.slice(start, last);
  counted.lastIndex = last;
  if (counted.test(text)) last = counted.lastIndex;
  if (/[\p{L}\d_-]/u.test(text[last] ?? '')) return undefined;
  const before = text.slice(Math.max(0, start - 20), start);
  const head = heads.get(name) ?? headsInAnyCase.get(name.toLowerCase());
  return head?.test(before) === false || otherNames.test(before) ? undefined : last;
}
