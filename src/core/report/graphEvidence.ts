// What Microsoft Graph says of a refusal, read once for probes, audits and provisioning.
import * as v from 'valibot';
import { parseJson } from '../text/parseJson.ts';
import { retryAfterMs } from './backOff.ts';
import type { GraphEvidence } from './evidence.ts';

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
    details: v.optional(v.unknown()),
  }),
});

const detailsShape = v.array(v.object({ code: v.optional(v.string()) }));

/** Graph's answer, its header names in lower case. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Shortens a text to that many characters; what holds secrets masks them before. */
type Shorten = (text: string, most: number) => string;

const cut: Shorten = (text, most) => text.slice(0, most);

/**
 * The error of an answer; undefined if its body is no error of Graph. `now` in milliseconds, for a `Retry-After` that
 * is a date. Never throws.
 */
export function readGraphEvidence(
  answer: GraphAnswer,
  now: number,
  shorten: Shorten = cut,
): GraphEvidence | undefined {
  const parsed = v.safeParse(errorShape, parseJson(answer.body));
  if (!parsed.success) return undefined;
  const { code, message, innerError, innererror, details } = parsed.output.error;
  return {
    ...evidenceOfHeaders(answer, now, shorten),
    code: shorten(code, 200),
    text: shorten(message, 1_000),
    innerCodes: [...innerCodesOf(innerError ?? innererror), ...detailCodesOf(details)].map((inner) =>
      shorten(inner, 200),
    ),
  };
}

/** The same of any refusal: what Graph says, or `otherwise` if it says nothing; status and headers in either case. */
export function graphEvidenceOf(answer: GraphAnswer, now: number, otherwise = ''): GraphEvidence {
  const evidence = readGraphEvidence(answer, now) ?? evidenceOfHeaders(answer, now, cut);
  return { ...evidence, text: evidence.text || otherwise };
}

function evidenceOfHeaders({ status, headers }: GraphAnswer, now: number, shorten: Shorten): GraphEvidence {
  const retryAfter = retryAfterMs(headers?.['retry-after'], now);
  const requestId = headers?.['request-id'];
  return {
    kind: 'graph',
    status,
    code: '',
    text: '',
    innerCodes: [],
    ...(requestId === undefined ? {} : { requestId: shorten(requestId, 100) }),
    ...(retryAfter === 'unsaid' ? {} : { retryAfterSeconds: Math.ceil(retryAfter / 1_000) }),
  };
}

/** Graph nests a few levels; an answer that nests without end is read no further. */
const mostLevels = 8;

/** Outermost first. */
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

function detailCodesOf(details: unknown): readonly string[] {
  const parsed = v.safeParse(detailsShape, details);
  return parsed.success ? parsed.output.flatMap(({ code }) => code ?? []) : [];
}
