// The registrations of a profile or a settings file, with the hosts that an option allows and no others.
import { type ParseError, parse } from 'jsonc-parser';
import {
  type HostPort,
  hostPortOf,
  parseHostPort,
  parseHttpsUrl,
  sameHost,
} from '../core/endpoints/hosts.ts';
import { hostsOf } from '../core/registration/namedHosts.ts';
import { parseRegistration } from '../core/registration/parseRegistration.ts';
import type { Registration } from '../core/registration/registration.ts';
import { errorMessage } from '../core/report/failure.ts';
import { importProfile } from '../products/profile.ts';
import type { CheckProblem } from './checkResult.ts';
import { readTextFile } from './textFiles.ts';

/** Larger files are not read (bytes). */
const mostBytes = 16_000_000;

export interface RegistrationsRead {
  readonly registrations: readonly Registration[];
  readonly problems: readonly CheckProblem[];
}

/** Throws an Error that says what is wrong with the file. */
export async function readRegistrations(
  file: string,
  allowed: readonly HostPort[],
): Promise<RegistrationsRead> {
  const text = await readTextFile(file, mostBytes, 'a profile can be').catch((error: unknown) => {
    throw new Error(`${errorMessage(error)} Export a profile, or name a settings.json.`);
  });
  const read = /"format"\s*:\s*"exchange-oauth2-setup-profile"/.test(text)
    ? fromProfile(text)
    : fromSettings(text);
  const refused = read.registrations.map((registration) => ({
    registration,
    hosts: hostsOf(registration).filter((host) => !isAllowed(host, allowed)),
  }));
  return {
    registrations: refused.filter(({ hosts }) => hosts.length === 0).map(({ registration }) => registration),
    problems: [
      ...read.problems,
      ...refused
        .filter(({ hosts }) => hosts.length > 0)
        .map(({ registration, hosts }) => ({
          registration: registration.id,
          text: `The file names hosts of its own, and tokens would be sent there. If that is meant, add ${hosts.map((host) => `--allow-host ${withPort(host)}`).join(' ')}`,
        })),
    ],
  };
}

function fromProfile(text: string): RegistrationsRead {
  const reading = importProfile(text, []);
  if (!reading.ok) throw new Error(reading.problem);
  return {
    registrations: reading.profile.registrations,
    problems: reading.profile.problems.map(({ entry, problem }) => ({ text: `${entry}: ${problem}` })),
  };
}

const setting = 'exchangeOAuth.registrations';

function fromSettings(text: string): RegistrationsRead {
  const errors: ParseError[] = [];
  const settings: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof settings !== 'object' || settings === null)
    throw new Error('The file is neither a profile of the extension nor a settings.json.');
  const entries = entriesIn(settings as Record<string, unknown>);
  if (!Array.isArray(entries)) throw new Error(`The file has no list "${setting}".`);
  const read = entries.map((entry: unknown, index) => ({ ...parseRegistration(entry), index }));
  return {
    registrations: read.flatMap((each) => (each.ok ? [each.registration] : [])),
    problems: read.flatMap((each) =>
      each.ok ? [] : [{ text: `${each.entry || `entry ${each.index + 1}`}: ${each.problem}` }],
    ),
  };
}

/** settings.json has it at its root, a .code-workspace file under "settings"; both may nest it. */
function entriesIn(settings: Record<string, unknown>): unknown {
  const inner = settings['settings'];
  const roots = [
    settings,
    ...(typeof inner === 'object' && inner !== null ? [inner as Record<string, unknown>] : []),
  ];
  for (const root of roots) {
    const nested = root['exchangeOAuth'] as Record<string, unknown> | undefined;
    const found = root[setting] ?? nested?.['registrations'];
    if (found !== undefined) return found;
  }
  return undefined;
}

function isAllowed(host: string, allowed: readonly HostPort[]): boolean {
  const target = hostOf(host);
  return target !== undefined && allowed.some((each) => sameHost(each, target));
}

function hostOf(text: string): HostPort | undefined {
  const url = parseHttpsUrl(text);
  return url === undefined ? parseHostPort(text) : hostPortOf(url);
}

function withPort(text: string): string {
  const host = hostOf(text);
  if (host === undefined) return text;
  return `${host.host.includes(':') ? `[${host.host}]` : host.host}:${host.port}`;
}
