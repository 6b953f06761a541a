// How a command was called: by code it returns or throws, by a person it asks and tells.

/** A person left a picker: the command ends without a word. */
export const cancelled = Symbol.for('exchangeOAuth.cancelled');
export type Cancelled = typeof cancelled;

export interface Call {
  readonly byPerson: boolean;
  readonly registration?: string;
  readonly address?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Reads a command's argument: nothing (palette), a tree node (menu), or an object (code). */
export function callOf(argument: unknown): Call {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) {
    return { byPerson: true, values: {} };
  }
  const values = argument as Readonly<Record<string, unknown>>;
  return {
    byPerson: typeof values['context'] === 'string' && Array.isArray(values['children']),
    ...textField(values, 'registration'),
    ...textField(values, 'address'),
    values,
  };
}

function textField<K extends string>(
  values: Readonly<Record<string, unknown>>,
  key: K,
): { readonly [P in K]?: string } {
  const value = values[key];
  return typeof value === 'string' ? ({ [key]: value } as { readonly [P in K]?: string }) : {};
}

/** An optional text of a call made by code; throws where it has another type. */
export function textOf(call: Call, key: string): string | undefined {
  const value = call.values[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Error(`"${key}" must be text.`);
  return value;
}
