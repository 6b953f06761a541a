// What a person can choose at `npm start`.
import { parseArgs } from 'node:util';
import { Failure } from '../setup/say.mjs';

export const help = `npm start -- [choices]

Opens VS Code with the extension and the demo tenant in it. What is missing is fetched first, into .cache.

--desktop     opens the desktop VS Code ("code" on the PATH); the default if it is installed
--browser     serves VS Code from npm and opens it in the browser
--port N      serves it on this port
--no-open     prints the address and opens no browser
--fresh       forgets everything at the end, and knows nothing of earlier starts
--no-demo     does not start the demo tenant
--no-build    takes the extension as it was built last
--help        prints this

Settings, secrets and files of these windows are kept in .cache from one start to the next, apart from your own.`;

/** Reads the command line; throws a Failure that names what is wrong with it. */
export function readOptions(args) {
  const flag = { type: 'boolean', default: false };
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        desktop: flag,
        browser: flag,
        'no-open': flag,
        'no-demo': flag,
        'no-build': flag,
        fresh: flag,
        help: { ...flag, short: 'h' },
        port: { type: 'string' },
      },
    }));
  } catch (error) {
    throw new Failure(error.message, { todo: 'See the choices with: npm start -- --help' });
  }
  if (values.desktop && values.browser) {
    throw new Failure('--desktop and --browser exclude each other.', { todo: 'Leave one of them out.' });
  }
  return {
    help: values.help,
    where: values.desktop ? 'desktop' : values.browser || values.port !== undefined ? 'browser' : 'either',
    port: values.port === undefined ? undefined : portNumber(values.port),
    open: !values['no-open'],
    fresh: values.fresh,
    demo: !values['no-demo'],
    build: !values['no-build'],
  };
}

function portNumber(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`"${text}" is not a port.`, { todo: 'Give --port a number from 1 to 65535.' });
}
