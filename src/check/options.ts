// The command line of the check: what it may say, read strictly, with every mistake named.
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { FederatedSource } from '../core/credential/credential.ts';
import { type HostPort, parseHostPort } from '../core/endpoints/hosts.ts';
import { type ProtocolId, protocolIds } from '../core/registration/registration.ts';
import { type Environment, parseReference, type Reference } from './reference.ts';

/** Of which registration: an id, or every one if it is undefined. */
export interface For<T> {
  readonly registration: string | undefined;
  readonly value: T;
}

export interface CheckOptions {
  readonly file: string;
  readonly registrations: readonly string[];
  readonly mailboxes: readonly string[];
  readonly protocols: readonly ProtocolId[];
  readonly secrets: readonly For<Reference>[];
  readonly certificates: readonly For<Reference>[];
  readonly keys: readonly For<Reference>[];
  readonly federated: readonly For<FederatedSource>[];
  readonly policy: boolean;
  readonly audit: string | undefined;
  /** Saved output of Exchange cmdlets, for what limits the application and why that changed. */
  readonly exchange: string | undefined;
  readonly readiness: boolean;
  /** Credentials that end within so many days are reported. */
  readonly expiryDays: number;
  readonly hosts: readonly HostPort[];
  readonly outputs: Readonly<Partial<Record<OutputId, string>>>;
  readonly record: string | undefined;
  readonly recordKey: Reference | undefined;
  readonly quiet: boolean;
}

export const outputIds = ['json', 'junit', 'sarif', 'summary'] as const;
export type OutputId = (typeof outputIds)[number];

export type ReadOptions =
  | { readonly ok: true; readonly options: CheckOptions }
  | { readonly ok: false; readonly problem: string };

const defaultExpiryDays = 14;

const text = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const shape = {
  registration: many,
  mailbox: many,
  protocol: many,
  secret: many,
  certificate: many,
  key: many,
  federated: many,
  policy: flag,
  audit: text,
  exchange: text,
  'ews-readiness': flag,
  'expiry-days': text,
  'allow-host': many,
  json: text,
  junit: text,
  sarif: text,
  summary: text,
  record: text,
  'record-key': text,
  quiet: flag,
} as const;

/** Reads the arguments after the program's name. */
export function readOptions(args: readonly string[], env: Environment): ReadOptions {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: shape, allowPositionals: true });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0)
      throw new Error('Name one file: an exported profile or a settings.json.');
    const options = optionsOf(file, values, env);
    const conflict = conflictIn(options);
    return conflict === undefined ? { ok: true, options } : { ok: false, problem: conflict };
  } catch (error) {
    return { ok: false, problem: problemOf(error as NodeJS.ErrnoException) };
  }
}

/** What two options say together and cannot be; undefined if they agree. */
function conflictIn(options: CheckOptions): string | undefined {
  const { outputs, record, recordKey } = options;
  if (recordKey !== undefined && record === undefined)
    return '--record-key signs the line that --record adds. Add --record FILE.';
  const written = [
    ...outputIds.flatMap((id) => outputs[id] ?? []),
    ...(record === undefined ? [] : [record]),
  ];
  const places = written.map((file) => (file === '-' ? file : path.resolve(file)));
  const read = filesRead(options).find((file) => places.includes(path.resolve(file)));
  if (read !== undefined)
    return `The file ${read} is read, and nothing is written over it. Name another file for the output.`;
  const twice = written.find((_, index) => places.indexOf(places[index] ?? '') !== index);
  if (twice === undefined) return undefined;
  return twice === '-'
    ? 'Only one output can go to standard output ("-"). Name a file for the others.'
    : `Two outputs would be written to ${twice}. Name a file for each.`;
}

function filesRead({ file, audit, exchange, recordKey, ...proofs }: CheckOptions): readonly string[] {
  const { secrets, certificates, keys, federated } = proofs;
  const sources = [...secrets, ...certificates, ...keys, ...federated].map(({ value }) => value);
  return [
    file,
    ...[audit, exchange].filter((each) => each !== undefined),
    ...[...sources, ...(recordKey === undefined ? [] : [recordKey])].flatMap((source) =>
      source.kind === 'file' ? [source.path] : [],
    ),
  ];
}

/** Replaces Node's message for an unknown option, which explains something else. */
export function problemOf({ code, message }: NodeJS.ErrnoException): string {
  const [, option] = /'(--?[^\s']+)/.exec(message) ?? [];
  if (option === undefined) return message;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message;
  return message.includes('does not take') ? `${option} takes no value.` : `${option} needs a value.`;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof shape }>>['values'];

function optionsOf(file: string, values: Values, env: Environment): CheckOptions {
  const recordKey = values['record-key'];
  const summary = values.summary ?? env['GITHUB_STEP_SUMMARY'];
  return {
    file,
    registrations: values.registration ?? [],
    mailboxes: (values.mailbox ?? []).map((address) => address.toLowerCase()),
    protocols: (values.protocol ?? []).map(protocolOf),
    secrets: (values.secret ?? []).map((each) => forOne('secret', each, referenceOf)),
    certificates: (values.certificate ?? []).map((each) => forOne('certificate', each, referenceOf)),
    keys: (values.key ?? []).map((each) => forOne('key', each, referenceOf)),
    federated: (values.federated ?? []).map((each) => forOne('federated', each, federatedOf)),
    policy: values.policy === true,
    audit: values.audit,
    exchange: values.exchange,
    readiness: values['ews-readiness'] === true,
    expiryDays: daysOf(values['expiry-days']),
    hosts: (values['allow-host'] ?? []).map(hostOf),
    outputs: {
      ...(values.json === undefined ? {} : { json: values.json }),
      ...(values.junit === undefined ? {} : { junit: values.junit }),
      ...(values.sarif === undefined ? {} : { sarif: values.sarif }),
      ...(summary === undefined || summary === '' ? {} : { summary }),
    },
    record: values.record,
    recordKey: recordKey === undefined ? undefined : referenceOf('record-key', recordKey),
    quiet: values.quiet === true,
  };
}

function protocolOf(value: string): ProtocolId {
  const found = protocolIds.find((id) => id === value.toLowerCase());
  if (found === undefined) throw new Error(`--protocol ${value}: use one of ${protocolIds.join(', ')}.`);
  return found;
}

/** `[registration=]value`; a reference itself begins with `env:` or `file:`, so the first `=` before it is the id's. */
function forOne<T>(option: string, written: string, read: (option: string, value: string) => T): For<T> {
  const found = /^([^=:]{1,100})=(.*)$/s.exec(written);
  const [, registration, value = written] = found ?? [];
  return { registration, value: read(option, value) };
}

function referenceOf(option: string, value: string): Reference {
  const reference = parseReference(value);
  if (reference !== undefined) return reference;
  throw new Error(
    `--${option} takes env:NAME or file:PATH, never the secret itself: what stands on a command line can be read by others.`,
  );
}

function federatedOf(option: string, value: string): FederatedSource {
  if (value === 'github') return { kind: 'github' };
  const reference = parseReference(value);
  if (reference !== undefined) return reference;
  throw new Error(
    `--${option} takes github (a job of GitHub Actions), env:NAME (GitLab and others that put the token into a variable) or file:PATH.`,
  );
}

function daysOf(value: string | undefined): number {
  if (value === undefined) return defaultExpiryDays;
  if (!/^\d{1,4}$/.test(value)) throw new Error(`--expiry-days ${value}: write a number of days.`);
  return Number(value);
}

function hostOf(value: string): HostPort {
  const found = parseHostPort(value.includes(':') ? value : `${value}:443`);
  if (found === undefined) throw new Error(`--allow-host ${value}: write a host, or host:port.`);
  return found;
}
