// What judges each target's rendering in the test run, beside its golden: the program itself, a compiler or a parser.
import { isRefusal } from '../../src/products/product.ts';
import { allTargets, render, situationsOf } from './renderings.ts';

export interface Oracle {
  /** `run`: signs in to the demo tenant with the rendered files; `compiled` and `parsed`: read, not run. */
  readonly how: 'run' | 'compiled' | 'parsed';
  /** The program or library, with the oldest version it was tried with. */
  readonly with: string;
  /** The test file that does it. */
  readonly test: string;
}

const wire = 'test/wire/products/renderedConfigs.test.ts';
const parsers = 'test/programs/renderedFiles.test.ts';
const dotnet = 'test/wire/products/dotnet.test.ts';
const packages = 'test/wire/products/npmPrograms.test.ts';
const otherParsers = 'test/programs/otherParsers.test.ts';
const pipelines = 'test/wire/check/pipelines.test.ts';
const run = (program: string, where = wire): Oracle => ({ how: 'run', with: program, test: where });

/** Targets whose own program or library runs with what is rendered. */
const programs: Readonly<Record<string, Oracle>> = {
  curl: run('curl 7.88'),
  msmtp: run('msmtp 1.8.23'),
  mbsync: run('isync 1.4.4'),
  mutt: run('mutt 2.2.9'),
  neomutt: run('NeoMutt 20220429'),
  mailkit: { how: 'run', with: 'MailKit 4.18, MSAL.NET 4.92', test: dotnet },
  typescript: {
    how: 'compiled',
    with: 'TypeScript 7 in strict mode, with the packages’ own types',
    test: 'test/programs/typeScript.test.ts',
  },
  graphDotnet: {
    how: 'compiled',
    with: 'C# compiler, Microsoft.Graph 5.92, Azure.Identity 1.21',
    test: dotnet,
  },
  aerc: run('aerc 0.14'),
  jakartaMail: run('Jakarta Mail 2.0, MSAL4J by a stand-in', 'test/wire/products/javaPrograms.test.ts'),
  postfix: { how: 'parsed', with: 'Postfix’s postconf 3.7, JSON.parse, bash -n', test: otherParsers },
  getmail6: run('getmail 6.18.11'),
  offlineimap: run('OfflineIMAP 8.0.0'),
  node: run('msal-node 7.2, imapflow 1.6, nodemailer 9.0'),
  imapflow: run('imapflow 1.6'),
  nodemailer: run('nodemailer 9.0'),
  python: run('MSAL Python 1.20, requests 2.28'),
  exchangelib: run('exchangelib 5.0'),
  nodeRed: run('node-red-node-email 5.2.5', packages),
  httpYac: run('httpYac 6.16.7', packages),
  githubActions: run('GitHub’s workflow parser 0.3, gh 2.23', pipelines),
  gitlabCi: run('gitlab-ci-local 4.75', pipelines),
  phpMailer: run('PHPMailer 6.6.3', packages),
  n8n: { how: 'parsed', with: 'the credential forms of n8n-nodes-base 2.41.2', test: otherParsers },
};

/** Parsers by VS Code language; they read every file of that language with hostile values too. */
const byLanguage: Readonly<Record<string, string>> = {
  json: 'JSON.parse',
  yaml: 'yaml 2.9',
  python: 'CPython’s ast',
  javascript: 'V8',
  ruby: 'Ripper',
  php: 'PHP’s tokenizer',
  shellscript: 'bash -n',
  go: 'gofmt',
  java: 'javac’s parser',
  ini: 'Python’s configparser',
  toml: 'Python’s tomllib',
  powershell: 'PowerShell 7.6',
  typescript: 'Node’s TypeScript parser',
};

/** The same in the other test file. */
const byOtherLanguage: Readonly<Record<string, string>> = {
  properties: 'java.util.Properties',
  'spring-boot-properties': 'java.util.Properties',
  dotenv: 'Node’s parseEnv',
  terraform: 'HashiCorp’s HCL parser',
};

/** Files of other programs that come along. */
const shared: ReadonlySet<string> = new Set(['exchange-token']);

/** The oracle of a target, or undefined if only the golden and the keys list judge it. */
export function oracleOf(target: string): Oracle | undefined {
  const own = programs[target];
  if (own !== undefined) return own;
  const entry = allTargets.find((one) => one.target === target);
  const files = (entry === undefined ? [] : situationsOf(entry.product)).flatMap((situation) => {
    const result = render(target, situation);
    // A shared token script proves nothing about the target's own file.
    return isRefusal(result) ? [] : result.files.filter(({ name }) => !shared.has(name));
  });
  const names = [...new Set(files.flatMap(({ language }) => byLanguage[language] ?? []))];
  const others = [...new Set(files.flatMap(({ language }) => byOtherLanguage[language] ?? []))];
  if (names.length + others.length === 0) return undefined;
  return {
    how: 'parsed',
    with: [...names, ...others].join(', '),
    test: names.length === 0 ? otherParsers : parsers,
  };
}
