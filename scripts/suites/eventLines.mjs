// A reporter for Node's test runner that passes its events on, one line of JSON each.
import { describeError } from './nodeTests.mjs';

const passedOn = new Set(['test:start', 'test:pass', 'test:fail', 'test:summary']);

export default async function* eventLines(events) {
  for await (const { type, data } of events) {
    if (passedOn.has(type)) yield `${JSON.stringify({ type, data: flat(data) })}\n`;
  }
}

/** What readEvents needs, with the error as text: an Error does not survive JSON. */
function flat({ name, nesting, file, line, skip, todo, duration_ms, details }) {
  const error = details?.error;
  return {
    name,
    nesting,
    file,
    line,
    skip,
    todo,
    duration_ms,
    ...(details && { details: { type: details.type } }),
    ...(error && {
      details: { type: details.type, failureType: error.failureType, errorText: describeError(error) },
    }),
  };
}
