// Preloaded into VS Code's server: ends it when the process that started it is gone, however that ended.
// The server forks its extension hosts with the same preload, so only the server itself is watched;
// an extension host ends by itself when the server does.
import { pathToFileURL } from 'node:url';

const isServer =
  process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href.endsWith('/server-main.js');

if (isServer) {
  process.stdin.once('end', () => process.exit(0));
  process.stdin.once('error', () => process.exit(0));
  process.stdin.resume();
}
