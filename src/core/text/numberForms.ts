// A secret as numbers: its code points as programs and databases write them, and its bytes where they are no text.
import type { WrittenForm } from './knownValues.ts';

/** In characters: what is longer is a token or key, which nobody writes as code points. */
const longestSpelled = 256;

/** What programs write before each number, once signs are left out: `chr(107)`, `CHAR(107)`, `\N{U+6B}`, `0x6b`. */
const words = { decimal: ['', 'chr', 'char'], hexadecimal: ['', 'x', '0x', 'nu'] };

const encoder = new TextEncoder();

/** Numbers of code points in text that is read without signs. */
export function numberForms(value: string): readonly WrittenForm[] {
  const points = Array.from(value.trim(), (character) => character.codePointAt(0) ?? 0);
  if (points.length > longestSpelled) return [];
  const decimal = points.map(String);
  const hexadecimal = points.map((point) => point.toString(16));
  const spelled = [
    ...words.decimal.map((word) => decimal.map((digits) => word + digits).join('')),
    ...words.hexadecimal.map((word) => hexadecimal.map((digits) => word + digits).join('')),
  ];
  // `\d0\a1`, as LDAP escapes bytes (RFC 4514 section 2.4).
  const bytes = Array.from(encoder.encode(value.trim()), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  return [...new Set([...spelled, bytes])].map((text) => ({
    bytes: encoder.encode(text),
    shrinks: false,
    ambiguous: false,
    lettersOnly: true,
  }));
}

/** `key`: the private part of a key in base64. Of other values what UTF-16 and UTF-32 make of letters above Latin-1. */
export function binaryForms(key: string | undefined, value: string): readonly WrittenForm[] {
  if (key !== undefined) return [binary(Uint8Array.from(atob(key), (character) => character.charCodeAt(0)))];
  if (value.length > longestSpelled || !/[^\0-\xff]/.test(value)) return [];
  const units = Array.from({ length: value.length }, (_, index) => value.charCodeAt(index));
  const points = Array.from(value, (character) => character.codePointAt(0) ?? 0);
  return [true, false].flatMap((little) => [binary(wide(units, 2, little)), binary(wide(points, 4, little))]);
}

const binary = (bytes: Uint8Array): WrittenForm => ({
  bytes,
  shrinks: false,
  ambiguous: false,
  lettersOnly: false,
  binary: true,
});

function wide(numbers: readonly number[], size: 2 | 4, little: boolean): Uint8Array {
  const bytes = new Uint8Array(numbers.length * size);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of numbers.entries()) {
    if (size === 2) view.setUint16(index * size, number, little);
    else view.setUint32(index * size, number, little);
  }
  return bytes;
}
