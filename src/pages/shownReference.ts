// A reference to a secret as a person or an agent may see it. An expression can hold the secret itself, as what stands in
// if nothing else is set, and a command can have it among its words: both are left out.

/** What looks a value up by its name: `os.getenv("SMTP_PASSWORD")`, `ENV['SMTP_PASSWORD']`, `config('mail.password')`. */
const lookUp =
  /(?:env|environ|getenv|get|get_?env|fetch|config|property|GetEnvironmentVariable|getOrDefault|var|secrets?|vault|param\w{0,60})\s*[([]\s*$/i;

/** A name, and no password that somebody would choose. */
const isName = (text: string): boolean =>
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Za-z][\w-]*(?:[.:/][\w-]+)+$/.test(text);

const literal = /(["'`])((?:(?!\1)[^\\]|\\.)*)\1?/g;

/** The reference without any text that is not the name of something. */
export function shownReference(text: string): string {
  if (/^\$[({][\w:.-]+[)}]$|^%\w+%$|^\{\{[^{}"']*\}\}$/.test(text)) return text;
  if (/["'`]/.test(text))
    return text.replace(literal, (whole, mark: string, inside: string, at: number) =>
      lookUp.test(text.slice(Math.max(0, at - 40), at)) && isName(inside) ? whole : `${mark}…${mark}`,
    );
  const [first = ''] = text.trim().split(/\s/);
  return first === text ? text : `${first} …`;
}
