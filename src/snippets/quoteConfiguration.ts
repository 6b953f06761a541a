// Values in configuration formats: Bicep, dotenv, HCL, .http files, INI, JSON, Java properties, TOML, XML and YAML.
import { backslashLiteral, braceEscape, invisible, unicodeEscape } from './escapes.ts';
import { controlCharacters, loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

// Bicep: single-quoted strings in which nothing is interpolated.

/** A single-quoted string (Bicep, Data types, Strings); `${` is escaped. Refuses lone surrogates. */
export const quoteBicep = (value: string): Quoted =>
  backslashLiteral(value, "'", new RegExp(`${invisible.source}|\\$(?=\\{)`), (char) =>
    char === '$' ? '\\$' : braceEscape(char),
  );

// .env files, written so that Symfony's and Laravel's readers agree about every value.

/**
 * A value: bare if it is plain, else in double quotes with `\`, `"` and `$` escaped (symfony/dotenv, vlucas/phpdotenv).
 * Refuses control characters.
 */
export function quoteDotenv(value: string): Quoted {
  if (/^[A-Za-z0-9_@%+=:,./?&-]+$/.test(value)) return quoted(value);
  return (
    refusal(value, controlCharacters, 'controlCharacter') ??
    backslashLiteral(value, '"', /\$/, (char) => `\\${char}`)
  );
}

// HCL 2 (Terraform): quoted template expressions in which nothing is a template.

/**
 * A quoted string (HCL native syntax, Template Expressions); `$` and `%` before a brace become Unicode escapes, which
 * are read after templates are found. HCL reads every string in Unicode normalization form C. Refuses lone surrogates.
 */
export const quoteHcl = (value: string): Quoted =>
  backslashLiteral(value, '"', new RegExp(`${invisible.source}|[$%](?=\\{)`), unicodeEscape);

// .http files of REST Client and httpYac: bare variable values, in which `{{…}}` would be run as code.

/** A bare value on its line; refuses double braces, controls and blanks at its ends. */
export function quoteHttpFile(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, controlCharacters, 'controlCharacter') ??
    refusal(value, /\{\{|\}\}|^\s|\s$/, 'notExpressible') ??
    quoted(value)
  );
}

// INI as Python's configparser reads it: bare values, which the format can neither quote nor escape.

/** A bare value for a parser without interpolation; refuses controls and blanks at its ends, which would be lost. */
export function quoteIni(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, controlCharacters, 'controlCharacter') ??
    refusal(value, /^\s|\s$/, 'notExpressible') ??
    quoted(value)
  );
}

/** A bare value for a parser with `%(name)s` interpolation (configparser.BasicInterpolation). */
export function quoteInterpolatedIni(value: string): Quoted {
  const bare = quoteIni(value);
  return bare.ok ? quoted(bare.text.replaceAll('%', '%%')) : bare;
}

/** A section's name: it ends at `]`, so that is refused. */
export const quoteIniSection = (value: string): Quoted =>
  refusal(value, /\]/, 'notExpressible') ?? quoteIni(value);

// JSON (RFC 8259): documents, with escapes for characters that would be invisible.

/** A JSON document with two spaces of indentation. */
export const jsonDocument = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(new RegExp(`(?!\\n)${invisible.source}`, 'g'), unicodeEscape)}\n`;

// Java properties: values in ASCII, as java.util.Properties reads them.

const specialInProperties = /[\\#!=:\s]|[^\x21-\x7e]/g;

/** A value (java.util.Properties.load); everything but visible ASCII becomes `\uXXXX`. Refuses lone surrogates. */
export function quoteProperty(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    quoted(
      value.replace(specialInProperties, (char) =>
        /[\\#!=: ]/.test(char) ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    )
  );
}

/** A value of Spring's application.properties: `${…}` and `#{…}` would be resolved, so they are refused. */
export const quoteSpringProperty = (value: string): Quoted =>
  refusal(value, /[$#]\{/, 'notExpressible') ?? quoteProperty(value);

// TOML 1.0: basic strings.

/** A basic string on one line (TOML 1.0.0, String); refuses lone surrogates. */
export const quoteToml = (value: string): Quoted => backslashLiteral(value, '"', invisible);

// YAML 1.1 and 1.2: double-quoted scalars, the one style in which every value reads back as a string.

/** A double-quoted scalar (YAML 1.2.2 section 7.3.1): `no`, `012`, `!!x` and `a: b` stay strings. Refuses lone surrogates. */
export const quoteYaml = (value: string): Quoted => backslashLiteral(value, '"', invisible);

/** The same if the file is read by a template engine first: `${{ … }}` and `{{ … }}` would be run, so they are refused. */
export const quoteTemplatedYaml = (value: string): Quoted =>
  refusal(value, /\$?\{\{/, 'notExpressible') ?? quoteYaml(value);
