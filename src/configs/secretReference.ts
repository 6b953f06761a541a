// What stands in place of a secret in each kind of file: the reference that its program understands.
import type { Edit, FileKind } from './model.ts';

export interface Reference extends Edit {
  /** What a person reads: no part of the secret. */
  readonly label: string;
}

const name = 'MAIL_SECRET';

/** By format; the quotes around the value are replaced if an expression takes its place. */
const expressions: Readonly<Partial<Record<FileKind['format'], string>>> = {
  python: `os.environ["${name}"]`,
  javascript: `process.env.${name}`,
  java: `System.getenv("${name}")`,
  csharp: `Environment.GetEnvironmentVariable("${name}")`,
  php: `getenv('${name}')`,
  go: `os.Getenv("${name}")`,
  ruby: `ENV['${name}']`,
  rust: `std::env::var("${name}").unwrap_or_default()`,
  c: `getenv("${name}")`,
  perl: `$ENV{${name}}`,
  powershell: `$env:${name}`,
  hcl: 'var.mail_secret',
  bicep: 'mailSecret',
};

const texts: Readonly<Partial<Record<FileKind['program'], string>>> = {
  grafana: `$__env{${name}}`,
  java: `\${${name}}`,
  mailRoom: `<%= ENV["${name}"] %>`,
  mutt: '$my_secret',
};

/** The edit; undefined for programs whose files know no reference on that line. */
export function referenceFor(
  { format, program }: FileKind,
  text: string,
  place: { readonly start: number; readonly end: number },
): Reference | undefined {
  const expression = expressions[format];
  if (expression !== undefined) {
    const quoted = /["'`]/.test(text[place.start - 1] ?? '') && text[place.start - 1] === text[place.end];
    if (!quoted) return undefined;
    return { start: place.start - 1, end: place.end + 1, text: expression, label: expression };
  }
  if (format === 'shell' || (program === 'application' && format === 'yaml'))
    return { ...place, text: `\${${name}}`, label: `\${${name}}` };
  const own = texts[program];
  return own === undefined ? undefined : { start: place.start, end: place.end, text: own, label: own };
}
