// What the scripts print: plain lines, timed steps, and failures that say what, why and what to do.

/** A failure that a person can act on. */
export class Failure extends Error {
  /** @param {string} what @param {{why?: string, todo?: string, cause?: unknown}} more */
  constructor(what, { why, todo, cause } = {}) {
    super(what, { cause });
    this.name = 'Failure';
    this.why = why;
    this.todo = todo;
  }
}

/** Prints one line. */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Says what is being done, does it, and says how long it took. */
export async function step(label, work) {
  const startedAt = performance.now();
  say(`${label} ...`);
  const result = await work();
  say(`${label}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  return result;
}

/** Takes addresses and host names out of another program's output: the host of a registry must not be printed. */
export function withoutHosts(text) {
  return text
    .replace(/\b(?:https?|wss?|git|ssh|socks\d?):\/\/[^\s"')]+/gi, '<address>')
    .replace(/\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|cloud|internal|local|lan|corp)\b(?::\d+)?/gi, '<host>')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<host>');
}

/** The last lines of another program's output, fit to print. */
export function tail(text, lines = 12) {
  return withoutHosts(text).trim().split(/\r?\n/).slice(-lines).join('\n');
}

/** Prints a failure: what failed, why, what to do. Anything unexpected keeps its stack. */
export function sayFailure(error) {
  if (String(error?.code).startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`\n${error.message}\nWhat to do: --help lists the options.\n`);
    return;
  }
  if (!(error instanceof Failure)) {
    process.stderr.write(`${withoutHosts(String(error?.stack ?? error))}\n`);
    return;
  }
  process.stderr.write(`\n${error.message}\n`);
  if (error.why) process.stderr.write(`Why: ${error.why}\n`);
  if (error.todo) process.stderr.write(`What to do: ${error.todo}\n`);
}
