// Reads what the authority answers, before MSAL sees it: only known fields of the expected types get through.
import * as v from 'valibot';
import type { HostPort } from '../core/endpoints/hosts.ts';
import type { OauthEvidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import { objectOf, parseJson } from '../core/text/parseJson.ts';
import type { Redactor } from '../core/text/redaction.ts';
import type { HttpResponse } from '../net/network.ts';
import { deviceAddress } from './deviceAddress.ts';
import { httpFailure, malformed, type OauthEndpoint, safeLine } from './tokenFailures.ts';

/** Longest life that is accepted, in seconds; Entra's longest is 28 hours (continuous access evaluation). */
const longestLife = 7 * 24 * 3600;

const wholeNumber = v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]);
const seconds = (atLeast: number) => v.pipe(wholeNumber, v.minValue(atLeast), v.maxValue(longestLife));
/** What fits a header and a SASL field (RFC 6750 section 2.1, and no character outside printable ASCII). */
const printable = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,65536}$/));

/** RFC 6749 section 5.1 and what Entra adds. */
const success = v.object({
  access_token: printable,
  token_type: v.pipe(v.string(), v.regex(/^bearer$/i)),
  expires_in: seconds(1),
  ext_expires_in: v.optional(v.fallback(v.optional(seconds(0)), undefined)),
  refresh_in: v.optional(v.fallback(v.optional(seconds(0)), undefined)),
  scope: v.optional(v.string()),
  refresh_token: v.optional(printable),
  id_token: v.optional(printable),
  client_info: v.optional(printable),
});

/** RFC 8628 section 3.2. */
const deviceAuthorization = v.object({
  device_code: printable,
  user_code: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,64}$/)),
  verification_uri: v.pipe(v.string(), v.url(), v.regex(/^https:\/\/[\x21-\x7e]{1,500}$/)),
  expires_in: seconds(1),
  interval: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(300)), 5),
  message: v.optional(v.string(), ''),
});

const shortText = v.optional(v.fallback(v.string(), ''), '');

/** RFC 6749 section 5.2 and what Entra adds. */
const refusal = v.object({
  error: v.pipe(v.string(), v.minLength(1)),
  error_description: shortText,
  error_codes: v.optional(v.fallback(v.array(v.number()), []), []),
  suberror: shortText,
  correlation_id: shortText,
  trace_id: shortText,
  timestamp: shortText,
  claims: shortText,
});

export interface Answer {
  readonly status: number;
  /** Clean: for MSAL to read. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Set if the authority refused. */
  readonly refusal?: Failure;
}

interface Form {
  /** What was being read, in words. */
  readonly during: string;
  readonly schema: v.GenericSchema<unknown, Readonly<Record<string, unknown>>>;
}

/** RFC 8414 section 2 and OpenID Connect Discovery 1.0 section 3. */
const metadata = v.looseObject({
  issuer: v.pipe(v.string(), v.url()),
  authorization_endpoint: v.pipe(v.string(), v.url()),
  token_endpoint: v.pipe(v.string(), v.url()),
});

const forms: Readonly<Record<'token' | 'deviceCode' | 'discovery', Form>> = {
  token: { during: 'token answer', schema: success },
  deviceCode: { during: 'device code answer', schema: deviceAuthorization },
  discovery: { during: 'authority metadata', schema: metadata },
};

/** Reads an answer of the authority; throws a Failure if it is neither what was asked for nor a refusal. */
export function readAnswer(
  endpoint: keyof typeof forms,
  host: HostPort,
  response: HttpResponse,
  redactor: Redactor,
): Answer {
  const { during, schema } = forms[endpoint];
  const json = objectOf(parseJson(response.body));
  const refused = v.safeParse(refusal, json);
  if (refused.success) {
    const failure = new Failure(oauthEvidence(endpoint, response.status, refused.output, redactor));
    return { status: response.status, body: refused.output, refusal: failure };
  }
  // HTML with 200 is the mark of a captive portal or an inspecting proxy.
  if (response.status !== 200 || response.body.trimStart().startsWith('<'))
    throw httpFailure(host, response, redactor);
  if (json === undefined)
    throw malformed(host, during, response.body === '' ? 'an empty body' : 'no whole JSON object', redactor);
  const read = v.safeParse(schema, json);
  if (!read.success) throw malformed(host, during, faultOf(read.issues), redactor);
  return {
    status: response.status,
    body: endpoint === 'deviceCode' ? checked(read.output, host, redactor) : read.output,
  };
}

/** A person is shown this address and sent there: it may be no other host's. */
function checked(
  body: Readonly<Record<string, unknown>>,
  host: HostPort,
  redactor: Redactor,
): Readonly<Record<string, unknown>> {
  const address = deviceAddress(String(body['verification_uri']), host);
  if (address !== undefined) return { ...body, verification_uri: address };
  const text = 'the address to enter the code at is neither the authority’s nor Microsoft’s';
  throw malformed(host, forms.deviceCode.during, text, redactor);
}

/** The fields that are wrong, by name: their values may be secrets. */
function faultOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const names = issues.map((issue) => v.getDotPath(issue) ?? 'the body');
  return `missing or not valid: ${[...new Set(names)].join(', ')}`;
}

function oauthEvidence(
  endpoint: OauthEndpoint,
  status: number,
  body: v.InferOutput<typeof refusal>,
  redactor: Redactor,
): OauthEvidence {
  const line = (text: string, max = 200) => safeLine(redactor, text, max);
  const optional = (name: 'suberror' | 'correlationId' | 'traceId' | 'timestamp', text: string) =>
    text === '' ? {} : { [name]: line(text) };
  return {
    kind: 'oauth',
    status,
    error: line(body.error),
    numbers: numbersOf(body.error_codes, body.error_description),
    description: line(body.error_description, 1500),
    endpoint,
    ...optional('suberror', body.suberror),
    ...optional('correlationId', body.correlation_id),
    ...optional('traceId', body.trace_id),
    ...optional('timestamp', body.timestamp),
  };
}

/** AADSTS numbers, most specific first as Entra sends them; read from the description if there is no list. */
export function numbersOf(codes: readonly number[], description: string): readonly number[] {
  const listed = codes.filter((code) => Number.isSafeInteger(code) && code > 0);
  if (listed.length > 0) return [...new Set(listed)].slice(0, 10);
  const named = [...description.slice(0, 4000).matchAll(/AADSTS(\d{4,8})/g)].map((match) => Number(match[1]));
  return [...new Set(named)].slice(0, 10);
}
