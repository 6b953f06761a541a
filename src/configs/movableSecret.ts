// A client secret of a file that can move to secret storage: its value, whose it is, and the reference that stays.
import type { ConfigProblem, ConfigReading, ConfigValue, Range, What } from './model.ts';
import { type Reference, referenceFor } from './secretReference.ts';

export interface MovableSecret {
  readonly secret: string;
  readonly tenant: string;
  readonly clientId: string;
  /** What stands in the file afterwards. */
  readonly reference: Reference;
}

/** The secret at a place; undefined for passwords, and if the file does not tell whose secret it is. */
export function movableSecret(
  { kind, values, problems }: ConfigReading,
  text: string,
  place: Pick<ConfigProblem, 'start' | 'end'>,
): MovableSecret | undefined {
  const here = problems.filter((problem) => isSame(problem, place)).map(({ code }) => code);
  const value = values.find((each) => each.what === 'secret' && isSame(each, place));
  const unclear = here.includes('basic-auth') || problems.some(({ code }) => code === 'id-swap');
  if (kind === undefined || value === undefined || unclear || !here.includes('secret-in-clear')) {
    return undefined;
  }
  const tenant = idBeside(value, values, 'tenant');
  const clientId = idBeside(value, values, 'clientId');
  const reference = referenceFor(kind, text, place);
  if (tenant === undefined || clientId === undefined || reference === undefined) return undefined;
  return { secret: value.text, tenant, clientId, reference };
}

const isSame = (one: Range, other: Range): boolean => one.start === other.start && one.end === other.end;

/** The one id of the value's own block; else the one id of the whole file. Two different ones tell nothing. */
function idBeside(value: ConfigValue, values: readonly ConfigValue[], what: What): string | undefined {
  const ids = values.filter((each) => each.what === what && each.placeholder !== true);
  const own = ids.filter(({ block }) => block === value.block);
  const found = new Set((own.length > 0 ? own : ids).map(({ text }) => text.toLowerCase()));
  return found.size === 1 ? [...found][0] : undefined;
}
