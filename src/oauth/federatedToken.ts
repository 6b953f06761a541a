// Reads another issuer's token from a file, a variable or GitHub Actions, anew each time: it lives for minutes.

import { readFile } from 'node:fs/promises';
import type { FederatedSource } from '../core/credential/credential.ts';
import { Secret } from '../core/credential/secret.ts';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';

/** A token is a few KB; a file that is larger is something else. */
const mostLength = 65_536;

export interface FederatedContext {
  /** The audience to ask for, if one is asked for. */
  readonly audience: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
}

/** The token, without the blanks around it. Throws a Failure that says where it was looked for. */
export async function readFederatedToken(from: FederatedSource, context: FederatedContext): Promise<Secret> {
  const text = (await readers[from.kind](from as never, context)).trim();
  if (!/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(text) || text.length > mostLength)
    throw missing(`${placeOf(from)} holds no ID token (three parts with dots between them).`);
  return new Secret(text);
}

type Readers = {
  readonly [K in FederatedSource['kind']]: (
    from: Extract<FederatedSource, { kind: K }>,
    context: FederatedContext,
  ) => Promise<string>;
};

const readers: Readers = {
  file: async ({ path }) => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      throw missing(l10n.record('The file {0} with the ID token could not be read.', path), error);
    }
  },
  environment: async ({ name }, { env }) => env[name] ?? '',
  github: (_, context) => readGithubToken(context),
};

/** GitHub Docs, "OpenID Connect reference": the runner names the address and the bearer token for it. */
async function readGithubToken({ audience, env, signal, deadlineMs }: FederatedContext): Promise<string> {
  const address = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
  const bearer = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  if (address === undefined || bearer === undefined || !isSafe(address)) {
    throw missing(
      l10n.record(
        'GitHub Actions gives this job no ID token. Add "permissions: id-token: write" to the job in the workflow.',
      ),
    );
  }
  const url = new URL(address);
  url.searchParams.set('audience', audience);
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { value } = (await answer.json()) as { value?: unknown };
    return typeof value === 'string' ? value : '';
  } catch (error) {
    throw missing(
      l10n.record('GitHub Actions did not answer with an ID token ({0}).', reasonOf(error)),
      error,
    );
  }
}

/** The system's code of what went wrong, else the error's own words; neither holds the address or the bearer. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'its answer is no JSON';
  const { cause, message } = error as Error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? message.slice(0, 100);
}

/** https, or this computer itself. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

const placeOf = (from: FederatedSource): string => {
  if (from.kind === 'file') return `The file ${from.path}`;
  return from.kind === 'environment'
    ? `The environment variable ${from.name}`
    : 'The answer of GitHub Actions';
};

function missing(text: string, cause?: unknown): Failure {
  return new Failure({ kind: 'local', problem: 'secretMissing', text }, { cause });
}
