// The extracts that the reader was written for.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../../src/configs/readConfig.ts';
import { extractsOf, scoreOf } from './extracts.ts';

describe('the extracts of public files', () => {
  const score = scoreOf('given');

  it('yield every value that an import takes', () => assert.deepEqual(score.valuesMissed, []));
  it('yield every problem', () => assert.deepEqual(score.problemsMissed, []));
  it('yield no problem that is none', () => assert.deepEqual(score.problemsFalse, []));
  it('yield problems as grave as they are', () => assert.deepEqual(score.severitiesWrong, []));
  it('yield nothing if they are about something else', () => assert.deepEqual(score.othersRead, []));

  it('yield messages without any part of a secret', () => {
    for (const extract of extractsOf('given')) {
      const secrets = readConfig({ text: extract.text, fileName: extract.as }).values.filter(
        ({ what, placeholder }) => /^(?:secret|refreshToken)$/.test(what) && placeholder !== true,
      );
      for (const { message } of readConfig({ text: extract.text, fileName: extract.as }).problems)
        for (const { text } of secrets)
          assert.ok(!message.includes(text.slice(0, 6)), `${extract.file}: ${message}`);
    }
  });

  it('are found alike if every line ends with a carriage return', () => {
    for (const extract of extractsOf('given')) {
      const plain = readConfig({ text: extract.text, fileName: extract.as });
      const windows = readConfig({ text: extract.text.replaceAll('\n', '\r\n'), fileName: extract.as });
      const lines = ({ problems }: typeof plain) => problems.map(({ code, line }) => `${code} ${line}`);
      assert.deepEqual(lines(windows), lines(plain), extract.file);
      assert.deepEqual(
        windows.values.map(({ what, text }) => [what, text]),
        plain.values.map(({ what, text }) => [what, text.replaceAll('\n', '\r\n')]),
        extract.file,
      );
    }
  });

  it('are underlined at text that stands in the file', () => {
    for (const extract of extractsOf('given')) {
      for (const value of readConfig({ text: extract.text, fileName: extract.as }).values)
        if (value.derived !== true)
          assert.equal(
            extract.text.slice(value.start, value.end),
            value.text,
            `${extract.file}: ${value.what}`,
          );
    }
  });
});
