// As much of GitHub's API as GitHub's own program needs for one issue: search, labels, create, edit, comment, close.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

interface Issue {
  readonly number: number;
  readonly title: string;
  body: string;
  state: 'OPEN' | 'CLOSED';
  readonly comments: string[];
}

export interface GithubStub {
  readonly issues: readonly Issue[];
  readonly labels: ReadonlySet<string>;
  /** What `gh` needs to ask this server, and it alone: it is the proxy in front of a host of GitHub's own tests. */
  readonly env: Readonly<Record<string, string>>;
}

/** The repository that `gh` finds in the folder's Git remote. */
export const stubRemote = 'http://github.localhost/contoso/mail.git';

type Variables = Readonly<Record<string, unknown>> & { readonly input?: Readonly<Record<string, unknown>> };

/** Starts it for one test. A request that it does not know is answered with an error that names it. */
export async function startGithubStub(t: TestContext): Promise<GithubStub> {
  const issues: Issue[] = [];
  const labels = new Set<string>();
  const server = createServer((request, response) => {
    void answer(request, issues, labels).then(
      (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      (error: unknown) => response.end(JSON.stringify({ errors: [{ message: String(error) }] })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { issues, labels, env: { HTTP_PROXY: `http://127.0.0.1:${port}`, GH_HOST: 'github.localhost' } };
}

async function answer(request: IncomingMessage, issues: Issue[], labels: Set<string>): Promise<unknown> {
  if (request.headers.authorization !== 'token job-token') throw new Error('The token is not the job’s.');
  const body = JSON.parse(await text(request)) as { query?: string; variables?: Variables; name?: string };
  if (request.url?.endsWith('/repos/contoso/mail/labels') === true) {
    labels.add(String(body.name));
    return { name: body.name };
  }
  const [, operation = ''] = /(?:query|mutation) (\w+)/.exec(body.query ?? '') ?? [];
  const run = operations[operation];
  if (run === undefined) throw new Error(`Unknown: ${operation} ${body.query}`);
  return { data: run(body.variables ?? {}, issues, labels) };
}

type Operation = (variables: Variables, issues: Issue[], labels: ReadonlySet<string>) => unknown;

const url = (number: number): string => `http://github.localhost/contoso/mail/issues/${number}`;
const shown = (issue: Issue) => ({
  __typename: 'Issue',
  id: `issue-${issue.number}`,
  url: url(issue.number),
  number: issue.number,
  title: issue.title,
  body: issue.body,
  state: issue.state,
});
const byId = (issues: readonly Issue[], id: unknown): Issue => {
  const found = issues.find(({ number }) => `issue-${number}` === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
};

const operations: Readonly<Record<string, Operation>> = {
  IssueSearch: ({ query }, issues) => {
    if (query !== 'label:exchange-oauth-check repo:contoso/mail state:open type:issue')
      throw new Error(`Another search: ${query}`);
    const nodes = issues.filter(({ state }) => state === 'OPEN').map(shown);
    return {
      repository: { hasIssuesEnabled: true },
      search: { issueCount: nodes.length, nodes, pageInfo: { hasNextPage: false, endCursor: '' } },
    };
  },
  RepositoryInfo: () => ({
    repository: {
      id: 'repository',
      name: 'mail',
      owner: { login: 'contoso' },
      hasIssuesEnabled: true,
      viewerPermission: 'WRITE',
      defaultBranchRef: { name: 'main' },
      parent: null,
    },
  }),
  // Null for a label that is not there, which `gh` then names.
  RepositoryResolveMetadataIDs: (_, __, labels) => ({
    repository: {
      l000: labels.has('exchange-oauth-check')
        ? { id: 'label-exchange-oauth-check', name: 'exchange-oauth-check' }
        : null,
    },
  }),
  IssueCreate: ({ input }, issues) => {
    const labelled = JSON.stringify(input?.['labelIds']) === '["label-exchange-oauth-check"]';
    if (!labelled) throw new Error('Without its label nobody finds it again.');
    const number = issues.length + 7;
    const [title, body] = [String(input?.['title']), String(input?.['body'])];
    issues.push({ number, title, body, state: 'OPEN', comments: [] });
    return { createIssue: { issue: { id: `issue-${number}`, url: url(number) } } };
  },
  IssueByNumber: ({ number }, issues) => ({
    repository: { hasIssuesEnabled: true, issue: shown(byId(issues, `issue-${number}`)) },
  }),
  IssueUpdate: ({ input }, issues) => {
    const issue = byId(issues, input?.['id']);
    if (typeof input?.['body'] === 'string') issue.body = input['body'];
    return { updateIssue: { __typename: '' } };
  },
  CommentCreate: ({ input }, issues) => {
    const issue = byId(issues, input?.['subjectId']);
    issue.comments.push(String(input?.['body']));
    return { addComment: { commentEdge: { node: { url: url(issue.number) } } } };
  },
  IssueClose: ({ input }, issues) => {
    const issue = byId(issues, input?.['issueId']);
    issue.state = 'CLOSED';
    return { closeIssue: { issue: { id: `issue-${issue.number}` } } };
  },
};
