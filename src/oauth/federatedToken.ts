// Reads another issuer's token from a file, a variable or GitHub Actions, anew each time: it lives for minutes.

import { createReadStream } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import type { FederatedSource } from '../core/credential/credential.ts';
import { Secret } from '../core/credential/secret.ts';
import * as l10n from '../core/l10n.ts';
import { Failure, isFailure } from '../core/report/failure.ts';
import type { FederatedContext } from './federatedContext.ts';
import { askGithub, githubRequest } from './githubToken.ts';

/** A token is a few KB; a file that is larger is something else. */
const mostLength = 65_536;

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
      // A pipe or device may never end.
      return await textOf(createReadStream(path, { end: mostLength }));
    } catch (error) {
      throw missing(l10n.record('The file {0} with the ID token could not be read.', path), error);
    }
  },
  environment: async ({ name }, { env }) => env[name] ?? '',
  github: async (_, context) => {
    const request = githubRequest(context.env);
    if (request === undefined) {
      throw missing(
        l10n.record(
          'GitHub Actions gives this job no ID token. Add "permissions: id-token: write" to the job in the workflow.',
        ),
      );
    }
    try {
      return await askGithub(request, context);
    } catch (error) {
      throw missing(
        l10n.record('GitHub Actions did not answer with an ID token ({0}).', reasonOf(error)),
        error,
      );
    }
  },
};

/** The system's code of what went wrong, else the error's own words; neither holds the address or the bearer. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'its answer is no JSON';
  if (isFailure(error) && 'code' in error.evidence) return String(error.evidence.code);
  const { cause, message } = error as Error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? message.slice(0, 100);
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
