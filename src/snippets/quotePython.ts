// Python 3: double-quoted string literals (Python reference, section 2.4.1).
import { backslashLiteral, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A double-quoted literal without prefix; braces stay, so it must not become an f-string. Refuses lone surrogates. */
export const quotePython = (value: string): Quoted => backslashLiteral(value, '"', invisible);
