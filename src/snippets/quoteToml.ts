// TOML 1.0: basic strings.
import { backslashLiteral, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A basic string on one line (TOML 1.0.0, String); refuses lone surrogates. */
export const quoteToml = (value: string): Quoted => backslashLiteral(value, '"', invisible);
