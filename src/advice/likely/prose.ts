// What a text says in words: without frames of a stack, paths of files, names of packages and what stands behind a host
// in an address, whose words (“folder”, “token”, “module”, “read”) tell where a program was and not what failed.
// Word by word and each word once, since logs are long.

/** A longer word is no path of a person's computer. */
const longestWord = 300;
/** Words of a frame's arguments, of which .NET prints types and names. */
const mostWords = 16;

const name = /^(?!\d)[\w$<>`'+[\]@/\\:.,*()-]{3,}$/;
const place = /[:.]\d|\.\w{1,4}:|[/\\]|Native Method|Unknown Source|<anonymous>/;
const fileAndLine = /\.(?:php|rb|py|go|rs|pm|c|cpp|java|js|ts|cs|hs|exs?|kt|swift|dart|lua):\d/;
const path = /^["'([]{0,2}(?:[A-Za-z]:)?(?:[\\/][\w.@+-]+){3,}/;
const packages = /^["'([]{0,2}(?:[A-Za-z_$]\w*[.\\]){2,}/;
const signInAddress = /oauth2|authorize|\.asmx|openid/i;

/** What is left of one word. */
function said(word: string): string {
  // The name of an address is nobody's word: `shared-mailbox@contoso.com`.
  const address = /^["'(<[]{0,2}[\w.+-]{1,64}@[\w-]/.test(word);
  return address ? word.slice(word.indexOf('@')) : saidInWords(word);
}

function saidInWords(word: string): string {
  if (word.length > longestWord || !/[./\\:]/.test(word)) return word;
  if (word.includes('://'))
    return signInAddress.test(word) ? word : word.replace(/(:\/\/[\w.-]{1,120})\/.*/, '$1');
  if (fileAndLine.test(word) || path.test(word) || /^\w+(?:::\w+){2,}/.test(word)) return '';
  const behind = word.replace(packages, '');
  if (behind === word) return word;
  // The name of an exception says what failed; the package that it comes from only says where.
  if (/^[A-Z]\w{2,60}(?:Exception|Error)\b/.test(behind)) return behind;
  return /^["'([]{0,2}[a-z]/.test(word) && /^[A-Z]/.test(behind) ? '' : word;
}

/** Where the brackets close that open at a word; -1 if they do not. */
function closes(words: readonly string[], from: number): number {
  for (let at = from; at < Math.min(words.length, from + mostWords); at++)
    if (words[at]?.includes(')') === true) return at;
  return -1;
}

/** The last word of `at Name.of.method (file:1:2)`, `at Name.Of(Type value) in file:line 3`, `at /a/b.pm line 3.` */
function endOfCall(words: readonly string[], at: number): number {
  const from = words[at + 1] === 'async' || words[at + 1] === 'new' ? at + 2 : at + 1;
  const called = words[from] ?? '';
  if (words[from + 1] === 'line' && called.includes('/')) return from + 2;
  if (fileAndLine.test(called)) return from;
  const own = called.includes('(');
  if (!name.test(called) || !(own || words[from + 1]?.startsWith('(') === true)) return -1;
  const end = closes(words, own ? from : from + 1);
  const inside = words.slice(from + 1, end + 1).join(' ');
  if (end < 0 || !(/[.$/<]/.test(called) || place.test(inside))) return -1;
  const line = words[end + 1] === 'in' && words[end + 2]?.endsWith(':line') === true;
  return line ? end + 3 : end;
}

/** The last word of a frame that begins at a word; -1 if none does. */
function endOfFrame(words: readonly string[], at: number): number {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  if (word === 'at') return endOfCall(words, at);
  // What a program's own server answered: an address without a host.
  if (/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(word) && /^\/(?!\/)/.test(next))
    return /^[1-5]\d\d$/.test(words[at + 2] ?? '') ? at + 2 : -1;
  if (word === 'File' && next.startsWith('"')) {
    const line = words.slice(at, at + mostWords).indexOf('line');
    return line > 0 ? at + line + 3 : -1;
  }
  if (/^#\d{1,3}$/.test(word) && (/\(\d+\):$/.test(next) || next === '{main}'))
    return next === '{main}' ? at + 1 : closes(words, at + 2);
  if (/\.\(\*|\(0x[\da-f]/.test(word)) return closes(words, at);
  if (!fileAndLine.test(word)) return -1;
  if (word.endsWith(':in') && /^[`']/.test(next)) {
    const end = words.slice(at + 1, at + mostWords).findIndex((one) => /.['`]$/.test(one));
    return end < 0 ? at : at + 1 + end;
  }
  if (next === 'in' && word.includes('.hs:')) return at + 2;
  return /(?:::|->)\w+\(/.test(next) ? closes(words, at + 1) : at;
}

/** What a log in JSON keeps beside the message: who asked, where and when. */
const envelope =
  /"(?:reqId|level|time|remoteAddr|user|app|method|url|userAgent|version|file|line|function|class|logger|thread|hostname|pid)" ?: ?(?:"[^"]{0,300}"|[\w.-]{1,40}),?/g;

/** The text without what only a stack says; spaces in it are single. */
export function asProse(text: string): string {
  const words = text.replace(envelope, '').split(' ');
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const end = endOfFrame(words, at);
    if (end >= at) at = end;
    else kept.push(said(words[at] ?? ''));
  }
  return kept.filter((word) => word !== '').join(' ');
}

/** A frame of Python with the line of code that it shows, whose end is another frame or the name of an exception. */
const endOfCode = /^(?:File|During|[\w.]{3,120}(?:Error|Exception|error|Warning|Failed):)$/;
const mostCode = 40;

/** The text without the lines of code that Python shows of a stack. */
export function withoutCode(text: string): string {
  if (!text.includes('File "')) return text;
  const words = text.split(' ');
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const end = words[at] === 'File' ? endOfFrame(words, at) : -1;
    if (end < at) kept.push(words[at] ?? '');
    else {
      const code = words.slice(end + 1, end + mostCode);
      const length = code.findIndex((word) => endOfCode.test(word));
      at = end + (length < 0 ? (code.length < mostCode - 1 ? code.length : 0) : length);
    }
  }
  return kept.join(' ');
}
