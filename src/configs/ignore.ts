// `exchange-oauth-ignore` in a comment: the problems of its line, or of the line after a comment of its own.

const mark = /exchange-oauth-ignore(?:[ :]+([a-z][a-z, -]*))?/;

/** The comment that passes over a code on the next line, in the words of each format; none for JSON. */
export function ignoreComment(format: string, code: string): string | undefined {
  if (/^json$/.test(format)) return undefined;
  if (format === 'xml') return `<!-- exchange-oauth-ignore: ${code} -->`;
  const lead = /^(?:javascript|java|csharp|go|php|rust|c|bicep|pizauth)$/.test(format) ? '//' : '#';
  return `${lead} exchange-oauth-ignore: ${code}`;
}

/** Whether a problem is passed over: every code if the comment names none. */
export function ignoredIn(
  text: string,
): (problem: { readonly line: number; readonly code: string }) => boolean {
  if (!text.includes('exchange-oauth-ignore')) return () => false;
  const lines = text.split('\n');
  const says = (line: string | undefined, code: string): boolean => {
    const found = mark.exec(line ?? '');
    if (found === null) return false;
    const codes = (found[1] ?? '').split(/[, ]+/).filter((each) => each !== '');
    return codes.length === 0 || codes.includes(code);
  };
  const alone = (line: string | undefined): boolean => /^\s*(?:#|\/\/|;|<!--|\/\*|\*)/.test(line ?? '');
  return ({ line, code }) => {
    const before = lines[line - 2];
    return says(lines[line - 1], code) || (alone(before) && says(before, code));
  };
}
