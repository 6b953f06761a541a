// Values from people and tenants that try to become code, and the generator of more of them.
import fc from 'fast-check';

/** Each one has broken somebody's generated file; families 39 to 42 of the hostile cases. */
export const hostileValues: readonly string[] = [
  '',
  ' ',
  ' padded ',
  'plain',
  "o'brien@contoso.com",
  '"; Remove-Mailbox ceo -Confirm:$false; "',
  "'; DROP TABLE mail; --",
  '$(touch /tmp/owned)',
  '`touch /tmp/owned`',
  '${HOME} $HOME %PATH% !history',
  '\u2018smart\u2019 \u201clow\u201d \u201a\u201b',
  'back\\slash\\n\\u0041\\',
  'percent %s %(name)s %% %{x}',
  '#{1+1} #$x #@y # comment',
  '{{7*7}} ${{ secrets.X }} <%= 1 %> $${a} %%{b} $${{',
  'key: value # not a comment',
  '- list',
  'no',
  'null',
  '012',
  '1e3',
  '!!python/object:os.system',
  '&anchor *alias | > @at',
  '=cmd|calc!A1',
  '-leading --dash',
  '@leading',
  ':colon',
  '[section]',
  'a=b;c,d',
  '</script><script>alert(1)</script><!--',
  ']]> &amp; <x a="b">',
  '[x](command:workbench.action.quit) $(alert)',
  'tab\there',
  'line\nbreak',
  'carriage\rreturn',
  'both\r\nlines',
  'nul\0byte',
  'esc\u001b[2J',
  'c1\u0085next',
  'separator\u2028and\u2029',
  'override\u202egnp.exe',
  'zero\u200bwidth\ufeff',
  'not a character \ufffe\uffff',
  'emoji \u{1f468}\u200d\u{1f469}\u200d\u{1f467} and \u{10ffff}',
  'i\u0307stanbul \u00fc \u00e9 e\u0301',
  'half \ud800 pair',
  '?> <?php echo 1; ?>',
  '*/ /* //',
  `long ${'x'.repeat(300)}`,
];

const nasty = fc.constantFrom(
  ...'\'"`$\\#%{}()<>&|;:=!*?[]~^@,.- \t\n\r\0\u2018\u2019\u2028\u202e\u00e9a1n_/',
  '\u{1f4a5}',
  '${',
  '#{',
  '{{',
  '\\u',
  '\\x',
);

/** Arbitrary Unicode, and text made of what languages treat as special. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: nasty, maxLength: 24 }),
);

/** The fixed values and as many generated ones; the seed makes a run repeatable. */
export function hostileSample(count: number, seed = 20_261_122): readonly string[] {
  return [...hostileValues, ...fc.sample(hostileText, { numRuns: count, seed })];
}
