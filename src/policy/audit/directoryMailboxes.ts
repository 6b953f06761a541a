// Reads the tenant's mailboxes from Microsoft Graph if the token may list users (User.Read.All and the like).

import * as v from 'valibot';
import * as l10n from '../../core/l10n.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { Failure } from '../../core/report/failure.ts';
import { graphEvidenceOf } from '../../core/report/graphEvidence.ts';
import { parseJson } from '../../core/text/parseJson.ts';
import type { BatchPost } from './graphBatchChecker.ts';

const page = v.object({
  value: v.array(v.object({ mail: v.nullish(v.string()) })),
  '@odata.nextLink': v.optional(v.string()),
});

/** Users on a page: the most that Graph gives (List users, Microsoft Graph v1.0 reference). */
const pageSize = 999;
const mostPages = 1_000;

/**
 * Addresses of every user with mail. `get` is called with a path below the Graph root and sends the token; a next link
 * on any other root is refused. Throws a Failure if Graph refuses, or if the list has no end.
 */
export async function directoryMailboxes(
  graphRoot: string,
  get: (path: string) => Promise<BatchPost>,
  onPage?: (count: number) => void,
): Promise<readonly string[]> {
  const root = `${graphRoot}/v1.0/`;
  const found: string[] = [];
  const asked = new Set<string>();
  let path: string | undefined = `/v1.0/users?$select=mail&$top=${pageSize}`;
  while (path !== undefined) {
    // A list that goes in circles, or has no end, is refused: part of it would pass for all.
    if (asked.has(path) || asked.size >= mostPages) throw new Failure(noEnd(asked.size));
    asked.add(path);
    const { status, body } = await get(path);
    const parsed = v.safeParse(page, parseJson(body));
    if (status !== 200 || !parsed.success) throw new Failure(notAList(status, body));
    found.push(...parsed.output.value.flatMap(({ mail }) => (mail ? [mail] : [])));
    onPage?.(found.length);
    path = nextPath(parsed.output['@odata.nextLink'], root, graphRoot);
  }
  return found;
}

function nextPath(link: string | undefined, root: string, graphRoot: string): string | undefined {
  if (link === undefined) return undefined;
  // The link comes from a server and the token goes with it: it must stay on that root.
  if (!link.startsWith(root)) {
    const text = l10n.record('The next page of the directory is on another server.');
    throw new Failure({ kind: 'local', problem: 'hostNotAllowed', text });
  }
  return link.slice(graphRoot.length);
}

const noEnd = (pages: number): Evidence => ({
  kind: 'graph',
  status: 200,
  code: '',
  text: l10n.record('The list of users does not end: {0} pages were read.', pages),
  innerCodes: [],
});

const notAList = (status: number, body: string): Evidence =>
  graphEvidenceOf({ status, body }, Date.now(), l10n.record('The answer is not a list of users.'));
