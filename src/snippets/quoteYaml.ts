// YAML 1.1 and 1.2: double-quoted scalars, the one style in which every value reads back as a string.
import { backslashLiteral, invisible } from './escapes.ts';
import { type Quoted, refusal } from './quoted.ts';

/** A double-quoted scalar (YAML 1.2.2 section 7.3.1): `no`, `012`, `!!x` and `a: b` stay strings. Refuses lone surrogates. */
export const quoteYaml = (value: string): Quoted => backslashLiteral(value, '"', invisible);

/** The same where the file is read by a template engine first: `${{ … }}` and `{{ … }}` would be run, so they are refused. */
export const quoteTemplatedYaml = (value: string): Quoted =>
  refusal(value, /\$?\{\{/, 'notExpressible') ?? quoteYaml(value);
