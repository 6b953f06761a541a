// Runs the one job of a GitHub workflow: GitHub's own parser reads it and its expressions, bash runs the steps in order.
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runToolBeside } from './tools.ts';

/** What GitHub's parser makes of a workflow, as JSON. */
interface Parsed {
  readonly errors?: readonly { readonly Message: string }[];
  readonly jobs: readonly { readonly steps: readonly Step[] }[];
}
type Value = string | { readonly expr: string };
interface Step {
  readonly id: string;
  readonly name?: string;
  readonly if: { readonly expr: string };
  readonly uses?: string;
  readonly run?: string;
  readonly env?: { readonly map: readonly { readonly Key: string; readonly Value: Value }[] };
  readonly 'continue-on-error'?: boolean;
}

export interface StepRun {
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly said: string;
}
export interface JobRun {
  readonly ok: boolean;
  readonly steps: readonly StepRun[];
}

export interface Runner {
  /** Throws an Error with what GitHub would say to a file that it cannot read. */
  readonly parse: (text: string) => Promise<Parsed>;
  readonly run: (text: string, folder: string, env: Readonly<Record<string, string>>) => Promise<JobRun>;
}

/** `home` is the folder of `@actions/workflow-parser`. */
export async function actionsRunner(home: string): Promise<Runner> {
  const from = async (...names: string[]) => import(pathToFileURL(path.join(home, ...names)).href);
  // It is made for bundlers, which need no attribute to import JSON.
  const hooks = registerHooks({
    load: (url, context, next) =>
      next(url, url.endsWith('.min.json') ? { ...context, importAttributes: { type: 'json' } } : context),
  });
  const parser = await from('dist', 'index.js');
  const expressions = await from('..', 'expressions', 'dist', 'index.js');
  hooks.deregister();
  const parse = async (content: string): Promise<Parsed> => {
    const { context, value } = parser.parseWorkflow(
      { name: 'workflow.yml', content },
      new parser.NoOperationTraceWriter(),
    );
    const template =
      value === undefined
        ? { jobs: [] }
        : await parser.convertWorkflowTemplate(context, value, undefined, { errorPolicy: 2 });
    const errors = context.errors.getErrors().map(({ message }: Error) => message);
    if (errors.length > 0) throw new Error(errors.join('\n'));
    return JSON.parse(JSON.stringify(template)) as Parsed;
  };
  return {
    parse,
    run: async (text, folder, env) => {
      const [job] = (await parse(text)).jobs;
      return runSteps(job?.steps ?? [], evaluatorOf(expressions), folder, env);
    },
  };
}

interface Status {
  readonly failed: boolean;
  readonly outcomes: Readonly<Record<string, string>>;
}
type Evaluate = (text: string, status: Status) => string;

/** Evaluates an expression with the contexts that a step has. */
function evaluatorOf({ data, Evaluator, Lexer, Parser, wellKnownFunctions }: Evaluation): Evaluate {
  const dictionary = (entries: Readonly<Record<string, unknown>>) =>
    new data.Dictionary(...Object.entries(entries).map(([key, value]) => ({ key, value })));
  const word = (text: string) => new data.StringData(text);
  return (text, { failed, outcomes }) => {
    const status = { success: !failed, failure: failed, always: true, cancelled: false };
    const functions = Object.entries(status).map(([name, value]) => ({
      name,
      description: '',
      minArgs: 0,
      maxArgs: 0,
      call: () => new data.BooleanData(value),
    }));
    const known = new Map([
      ...Object.entries(wellKnownFunctions),
      ...functions.map((one) => [one.name, one] as const),
    ]);
    const steps = Object.entries(outcomes).map(([id, outcome]) => [
      id,
      dictionary({ outcome: word(outcome) }),
    ]);
    const contexts = dictionary({
      steps: dictionary(Object.fromEntries(steps)),
      github: dictionary({ token: word('job-token') }),
    });
    const parsed = new Parser(new Lexer(text).lex().tokens, ['steps', 'github'], functions).parse();
    return new Evaluator(parsed, contexts, known).evaluate().coerceString();
  };
}

/** The classes of `@actions/expressions` that are used here; their types come with a package that is fetched later. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Evaluation = any;

async function runSteps(
  steps: readonly Step[],
  evaluate: Evaluate,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<JobRun> {
  const runs: StepRun[] = [];
  let status: Status = { failed: false, outcomes: {} };
  for (const [at, step] of steps.entries()) {
    const one = await runStep(step, at, (text) => evaluate(text, status), folder, env);
    runs.push(one);
    status = {
      failed: status.failed || (one.outcome === 'failure' && step['continue-on-error'] !== true),
      outcomes: { ...status.outcomes, [step.id]: one.outcome },
    };
  }
  return { ok: !status.failed, steps: runs };
}

async function runStep(
  step: Step,
  at: number,
  evaluate: (text: string) => string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<StepRun> {
  const name = step.name ?? step.uses ?? step.id;
  if (evaluate(step.if.expr) !== 'true') return { name, outcome: 'skipped', said: '' };
  // What it sets up is there already.
  if (step.run === undefined) return { name, outcome: 'success', said: '' };
  const own = (step.env?.map ?? []).map(({ Key, Value: value }): readonly [string, string] => [
    Key,
    typeof value === 'string' ? value : evaluate(value.expr),
  ]);
  const script = path.join(folder, `../${path.basename(folder)}-${at}.sh`);
  writeFileSync(script, step.run);
  // The shell of a step that names none (workflow syntax, "jobs.<job_id>.steps[*].shell").
  const { status, stdout, stderr } = await runToolBeside('bash', ['-e', script], {
    cwd: folder,
    env: { ...env, ...Object.fromEntries(own) },
  });
  return { name, outcome: status === 0 ? 'success' : 'failure', said: `${stdout}${stderr}` };
}
