// How a command was called: by code it returns or throws, by a person it asks and tells.

import { Uri } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { isObject } from '../../core/text/parseJson.ts';

export interface Call {
  readonly byPerson: boolean;
  readonly registration?: string;
  readonly address?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Knows the arguments that this extension itself made for a person: tree nodes, buttons of notifications, status bar items. */
export interface PersonArguments {
  /** The same argument; a command that gets it asks and tells. */
  forPerson<T extends object>(argument: T): T;
  has(argument: unknown): boolean;
}

/** By identity, so that no other extension can make one. */
export function createPersonArguments(): PersonArguments {
  const made = new WeakSet<object>();
  return {
    forPerson: (argument) => {
      made.add(argument);
      return argument;
    },
    has: (argument) => typeof argument === 'object' && argument !== null && made.has(argument),
  };
}

/** Reads a command's argument: nothing (palette), a file (an editor's title bar), one of our own, or an object (code). */
export function callOf(argument: unknown, own: PersonArguments): Call {
  if (!isObject(argument) || argument instanceof Uri) return { byPerson: true, values: {} };
  return {
    byPerson: own.has(argument),
    ...textField(argument, 'registration'),
    ...textField(argument, 'address'),
    values: argument,
  };
}

function textField<K extends string>(
  values: Readonly<Record<string, unknown>>,
  key: K,
): { readonly [P in K]?: string } {
  const value = values[key];
  return typeof value === 'string' ? ({ [key]: value } as { readonly [P in K]?: string }) : {};
}

/** An optional text of a call made by code; throws if it has another type. */
export function textOf(call: Call, key: string): string | undefined {
  const value = call.values[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Error(l10n.record('"{0}" must be text.', key));
  return value;
}
