// VS Code gives an extension one file in a window without Node. This one fetches the others of dist/ that the other windows
// load, and runs each at its first use, so that nothing is shipped twice (ADR 18).
import { Uri } from 'vscode';

export interface Files {
  /** Fetches these files and what they have in common with others, so that `load` finds them. */
  fetched(names: readonly string[]): Promise<void>;
  /** The exports of a file that was fetched, named as in a require. */
  load(request: string): unknown;
}

/** Files that others require as they are run (scripts/sharedChunk.cjs); any other one is asked for later, if at all. */
const commonFile = /require\(["']\.\/((?:shared|seldom|common-[\w-]+)\.js)["']\)/g;

/** @param folder where they are @param vscode what they get for `vscode`, the one thing that is no file */
export function createFiles(folder: Uri, vscode: unknown): Files {
  const texts = new Map<string, Promise<string>>();
  const ready = new Map<string, string>();
  const addressOf = (name: string) => Uri.joinPath(folder, name).toString(true);
  const fetched = async (names: readonly string[]): Promise<void> => {
    const missing = names.filter((name) => !ready.has(name));
    await Promise.all(
      missing.map(async (name) => {
        const getting = texts.get(name) ?? textAt(addressOf(name));
        texts.set(name, getting);
        const text = await getting.catch((error: unknown) => {
          texts.delete(name);
          throw error;
        });
        ready.set(name, text);
        await fetched([...text.matchAll(commonFile)].map(([, common = '']) => common));
      }),
    );
  };
  return { fetched, load: createLoad(ready, addressOf, vscode) };
}

/** A require over these texts. */
function createLoad(
  texts: ReadonlyMap<string, string>,
  addressOf: (name: string) => string,
  vscode: unknown,
): Files['load'] {
  const modules = new Map<string, { readonly exports: unknown }>();
  const load = (request: string): unknown => {
    if (request === 'vscode') return vscode;
    const known = modules.get(request);
    if (known !== undefined) return known.exports;
    const name = request.replace('./', '');
    const text = texts.get(name);
    if (text === undefined) throw new Error(`${request} is not there in a window without Node.`);
    const module = { exports: {} };
    modules.set(request, module);
    // As VS Code runs the first file: its policy for extensions allows this and no import().
    const run = new Function('module', 'exports', 'require', `${text}\n//# sourceURL=${addressOf(name)}`);
    try {
      run(module, module.exports, load);
    } catch (error) {
      modules.delete(request);
      throw error;
    }
    return module.exports;
  };
  return load;
}

async function textAt(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} cannot be read: status ${answer.status}.`);
  return answer.text();
}
