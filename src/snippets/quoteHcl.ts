// HCL 2 (Terraform): quoted template expressions in which nothing is a template.
import { backslashLiteral, invisible, unicodeEscape } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/**
 * A quoted string (HCL native syntax, Template Expressions); `$` and `%` before a brace become Unicode escapes, which
 * are read after templates are found. HCL reads every string in Unicode normalization form C. Refuses lone surrogates.
 */
export const quoteHcl = (value: string): Quoted =>
  backslashLiteral(value, '"', new RegExp(`${invisible.source}|[$%](?=\\{)`), unicodeEscape);
