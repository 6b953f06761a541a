// Names of secrets, as the last part of a longer one too: `SMTP_PASSWORD`, `spring.mail.password`, `setPassword`.

/** What names of secrets hold (global): few letters make the search fast. */
export const root =
  /pass|pwd|psw|kennwort|contrase|senha|パスワード|secret|token|key|assertion|verifier|device_?code|cadata|ESTS|FedAuth|rtFa|RPSSecAuth|MSPAuth|sess(?:ion)?_?id|SecureString|sig/gi;

/** The rest of each name. */
const tails: readonly (readonly [root: RegExp, rest: RegExp])[] = [
  [/^pass$/i, /(?:wor[dt]|wd|phrase|code|key|e)?/iy],
  [/^contrase$/i, /[nñ]a/iy],
  [/^secret$/i, /(?:[_-]?(?:text|value|key|access[_-]?key))?/iy],
  [/^cadata$/i, /\w{0,4}/y],
  [/^ESTS$/i, /(?:AUTH|SC)\w{0,30}/y],
];

/** What must stand directly before a name that is a part of other words too: `compass`, `public_key`, `skiptoken`. */
const heads: readonly (readonly [name: RegExp, before: RegExp])[] = [
  [/^passe$/i, /mot[ _-]de[ _-]$/i],
  [
    /^key$/i,
    /(?:access|account|api|subscription|storage|function)[ _-]?$|(?:private|primary|secondary|encryption|signing|host|master)[_-]?$/i,
  ],
  [
    /^token$/i,
    /(?:access|refresh|id|auth|bearer|session|security|api|user|sas|bot|oauth2?|xoauth2?)[_-]?$|(?:^|[^A-Za-z_-])$|[A-Z0-9]_$/i,
  ],
  [/^sess/i, /(?:PHP|J|NET_)$/i],
  [/^SecureString$/i, /ConvertTo-$/i],
  [/^assertion$/i, /client[_-]?$|(?:^|["'&?\s])$/i],
  [/^verifier$/i, /code[_-]?$/i],
  [/^(?:pass|psw|sig|rtFa|passkey|passcode|senha|ESTS\w*)$/, /(?:^|[^A-Za-z])$/],
  [/^(?:Pass|Psw|PassKey|Passcode|Senha)$/, /(?:^|[^A-Z])$/],
  [/^(?:PASS|PSW|PASSCODE|SENHA)$/, /(?:^|[^A-Z])$/],
  [/^(?:SIG|Sig)$/, /(?!)/],
];

/** Names that end like a secret's: places in a list, keys that are public, secrets of Kubernetes by their name. */
const otherNames =
  /(?:PublicKey|page|skip|delta|sync|continuation|cancellation|next|csrf|xsrf|change|existing)[_-]?$/i;

/** The end of the name that begins there; undefined if the word is another one. */
export function endOfName(text: string, start: number, end: number): number | undefined {
  const found = text.slice(start, end);
  const tail = tails.find(([of]) => of.test(found))?.[1];
  let last = end;
  if (tail !== undefined) {
    tail.lastIndex = end;
    if (!tail.test(text)) return undefined;
    last = tail.lastIndex;
  }
  if (/\d/.test(text[last] ?? '')) last++;
  if (/[\p{L}\d_-]/u.test(text[last] ?? '')) return undefined;
  const name = text.slice(start, last);
  const before = text.slice(Math.max(0, start - 20), start);
  const head = heads.find(([of]) => of.test(name))?.[1];
  return head?.test(before) === false || otherNames.test(before) ? undefined : last;
}
