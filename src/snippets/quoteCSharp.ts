// C#: regular string literals (C# language specification section 6.4.5.6).
import { backslashLiteral, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A double-quoted literal without prefix; refuses lone surrogates. */
export const quoteCSharp = (value: string): Quoted => backslashLiteral(value, '"', invisible);
