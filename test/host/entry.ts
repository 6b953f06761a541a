// Runs inside the extension host: mocha over the bundled test files, results to the process that started VS Code.
import type { Test } from 'mocha';

/** One test as it ended. */
export type HostTestResult = {
  readonly file: string;
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly details?: string;
};

export type HostTestResults = {
  /** VS Code's version, so that the report says what was tested in. */
  readonly vscodeVersion: string;
  readonly files: readonly string[];
  readonly tests: readonly HostTestResult[];
};

const testTimeoutMs = 90_000;

/** @param files for each test file, what loads it */
export async function runHostTests(files: Readonly<Record<string, () => void>>): Promise<void> {
  const vscode = await import('vscode');
  const tests: HostTestResult[] = [];
  const seen = new Set<string>();
  const { default: Mocha } = await import('mocha');
  const grep = process.env['EXCHANGE_OAUTH_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: testTimeoutMs,
    ...(grep ? { grep: new RegExp(grep, 'i') } : {}),
  });
  for (const [file, load] of Object.entries(files)) {
    mocha.suite.emit('pre-require', globalThis, file, mocha);
    load();
    mocha.suite.emit('post-require', globalThis, file, mocha);
  }
  const keep = (test: Test, result: Pick<HostTestResult, 'state' | 'details'>) => {
    const file = test.file ?? test.parent?.file ?? '';
    seen.add(file);
    tests.push({ file, name: test.fullTitle(), ...result });
  };
  await new Promise<void>((resolve) => {
    mocha
      .reporter(class Silent extends Mocha.reporters.Base {})
      .run(() => resolve())
      .on('pass', (test: Test) => keep(test, { state: 'passed' }))
      .on('pending', (test: Test) => keep(test, { state: 'skipped' }))
      .on('fail', (test: Test, error: unknown) => keep(test, { state: 'failed', details: describe(error) }));
  });
  await send({ vscodeVersion: vscode.version, files: [...seen], tests });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function send(results: HostTestResults): Promise<void> {
  const address = process.env['EXCHANGE_OAUTH_TEST_RESULTS'];
  if (address === undefined)
    throw new Error('EXCHANGE_OAUTH_TEST_RESULTS is not set; run npm run test:host.');
  const { request } = await import('node:http');
  await new Promise<void>((resolve, reject) => {
    const sending = request(address, { method: 'POST' }, (answer) => {
      answer.resume().on('end', resolve);
    });
    sending.on('error', reject);
    sending.end(JSON.stringify(results));
  });
}
