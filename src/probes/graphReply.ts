// Reads Graph's JSON: the folder, or the error with its inner codes.
import * as v from 'valibot';
import { parseJson } from '../core/text/parseJson.ts';

const folderShape = v.object({ totalItemCount: v.optional(v.number()), displayName: v.string() });

/** The folder; undefined if the text is no such answer: a captive portal answers 200 too. */
export function readFolder(body: string): { readonly totalItemCount?: number | undefined } | undefined {
  const parsed = v.safeParse(folderShape, parseJson(body));
  return parsed.success ? parsed.output : undefined;
}

const innerShape = v.object({
  code: v.optional(v.string()),
  innerError: v.optional(v.unknown()),
  innererror: v.optional(v.unknown()),
});

/** Microsoft Graph error responses and resource types (Microsoft Graph documentation). */
const errorShape = v.object({
  error: v.object({
    code: v.string(),
    message: v.optional(v.string(), ''),
    innerError: v.optional(v.unknown()),
    innererror: v.optional(v.unknown()),
  }),
});

export interface GraphError {
  readonly code: string;
  readonly message: string;
  /** Outermost first. */
  readonly innerCodes: readonly string[];
}

/** The error; undefined if the text is not an error. Never throws. */
export function readGraphError(body: string): GraphError | undefined {
  const parsed = v.safeParse(errorShape, parseJson(body));
  if (!parsed.success) return undefined;
  const { code, message, innerError, innererror } = parsed.output.error;
  return { code, message, innerCodes: innerCodesOf(innerError ?? innererror) };
}

/** Graph nests a few levels; an answer that nests without end is read no further. */
const mostLevels = 8;

function innerCodesOf(inner: unknown): readonly string[] {
  const codes: string[] = [];
  let next = inner;
  for (let depth = 0; depth < mostLevels; depth++) {
    const parsed = v.safeParse(innerShape, next);
    if (!parsed.success) break;
    if (parsed.output.code !== undefined) codes.push(parsed.output.code);
    next = parsed.output.innerError ?? parsed.output.innererror;
  }
  return codes;
}
