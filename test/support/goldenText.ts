// Compares text with a file under test/golden; `npm test -- --update` writes it instead.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../golden');

/** Path of a golden, `products/msmtp.txt`. */
export const goldenPath = (name: string): string => path.join(root, name);

/** Fails if the golden is missing or differs; read the change before updating it. */
export function assertGolden(name: string, text: string): void {
  const file = goldenPath(name);
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  assert.ok(existsSync(file), `${name} is missing: read the output, then run npm test with --update`);
  assert.equal(text, readFileSync(file, 'utf8'));
}
