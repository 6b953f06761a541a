// A reporter for Node's test runner that passes its events on, one line of JSON each.
import { describeError } from './nodeTests.mjs';

const passedOn = new Set(['test:start', 'test:pass', 'test:fail']);

export default async function* eventLines(events) {
  for await (const { type, data } of events) {
    if (passedOn.has(type)) yield `${JSON.stringify({ type, data: flat(data) })}\n`;
  }
}

/** What readEvents needs, with the error as text: an Error does not survive JSON. */
function flat({ name, nesting, file, line, skip, todo, details }) {
  const error = details?.error;
  return {
    name,
    nesting,
    file,
    line,
    skip,
    todo,
    ...(details && { details: { type: details.type, duration_ms: details.duration_ms } }),
    ...(error && {
      details: {
        type: details.type,
        duration_ms: details.duration_ms,
        failureType: error.failureType,
        errorText: describeError(error),
      },
    }),
  };
}
