// Reads one file of mail configuration: what it says about Exchange Online, and what of it cannot work or will stop.
import { messageOf, problemRows } from './codes.ts';
import { callFacts } from './facts/callFacts.ts';
import type { Fact, HostFact, Scene } from './facts/facts.ts';
import { gather } from './facts/gather.ts';
import { territoryOf } from './facts/territory.ts';
import { parse } from './formats/parse.ts';
import { ignoredIn } from './ignore.ts';
import { kindOf } from './kinds.ts';
import { longestFile, mailWords } from './mailWords.ts';
import type { ConfigProblem, ConfigReading } from './model.ts';
import { nearMail } from './nearMail.ts';
import { appOnlyIn } from './problems/appOnly.ts';
import { type Case, type Found, serversOf } from './problems/case.ts';
import { passwordUses } from './problems/passwordUses.ts';
import { rules } from './problems/rules.ts';
import { valuesOf } from './values.ts';

const empty = (kind: ConfigReading['kind']): ConfigReading => ({ kind, values: [], problems: [] });

/** The reading of a file; a file that is not about Exchange Online yields nothing. */
export function readConfig(input: { readonly text: string; readonly fileName: string }): ConfigReading {
  const { text, fileName } = input;
  if (text.length > longestFile || !(mailWords.test(text) || mailWords.test(fileName)))
    return empty(undefined);
  const kind = kindOf(fileName, text);
  if (kind === undefined) return empty(undefined);
  const gathered = gather(text, kind, parse(nearMail(text, kind.format), kind));
  const scene: Scene = { ...gathered, facts: [...gathered.facts, ...callFacts(gathered)] };
  const the = caseOf(scene);
  if (!the.territory.relevant) return empty(kind);
  const problems = problemsOf(the);
  // A program that stops at a mistake uses nothing of the file.
  const broken = problems.some((problem) => problem.code === 'malformed');
  return { kind, values: broken ? [] : valuesOf(the), problems };
}

function caseOf(scene: Scene): Case {
  const territory = territoryOf(scene);
  const takes = (fact: Pick<Fact, 'item' | 'role' | 'owner'>): boolean => territory.takes(fact);
  const facts = scene.facts.filter(takes);
  const hosts = scene.hosts.filter(
    (host: HostFact) => host.provider === 'exchange' || host.provider === 'direct',
  );
  return {
    scene,
    territory,
    facts,
    hosts,
    servers: serversOf(hosts, facts, territory.hostFor),
    logins: scene.logins.filter((login) => takes({ ...login, role: 'authority' })),
    scopes: scene.scopes.filter((scope) => takes({ ...scope, role: 'scope', owner: [] })),
    passwords: passwordUses(scene, territory, facts),
    appOnly: appOnlyIn(scene, facts),
  };
}

function problemsOf(the: Case): ConfigProblem[] {
  const seen = new Set<string>();
  const broken = the.scene.parsed.malformed.length > 0;
  const ignored = ignoredIn(the.scene.text);
  return rules
    .flatMap((rule) => rule(the))
    .filter((each) => !broken || each.code === 'malformed')
    .map((each) => problemOf(the, each))
    .filter((problem) => !ignored(problem))
    .sort((one, other) => one.start - other.start || one.code.localeCompare(other.code))
    .filter((problem) => {
      const key = `${problem.code} ${problem.line}`;
      return seen.has(key) ? false : seen.add(key) !== undefined;
    });
}

function problemOf(the: Case, each: Found): ConfigProblem {
  return {
    code: each.code,
    severity: each.severity ?? problemRows[each.code].severity,
    message: each.message ?? messageOf(each.code),
    start: each.start,
    end: each.end,
    line: the.scene.lineOf(each.start),
    ...(each.related === undefined ? {} : { related: each.related }),
    ...(each.fix === undefined ? {} : { fix: each.fix }),
  };
}
