// `name: SMTP_HOST` with `value: smtp.office365.com` beside it, as the lists of Kubernetes, Azure, Amazon and Terraform
// have it: the value's key is what the name says.
import type { Parsed, Setting } from '../model.ts';
import { settingOf } from './settings.ts';

const names = /^(?:name|key|env_?name|variable)$/;
const values = /^(?:value|env_?value)$/;

/** Keys of a value that is kept elsewhere: `valueFrom.secretKeyRef.key`, `secretRef`, `valueFrom`. */
const elsewhere = /(?:^|[._])secret_?key_?ref[._]key$/i;
const reference = /^(?:value_?from|secret_?(?:ref|uri|key_?ref))$/;

const variable = /^[A-Za-z_][\w.:-]{1,80}$/;

/** The settings, those of pairs under the names that they were given. */
export function namedValues(parsed: Parsed): Parsed {
  const named = new Map<number, Setting>();
  for (const setting of parsed.settings) {
    const block = setting.blocks.at(-1);
    if (block !== undefined && names.test(setting.name) && variable.test(setting.text) && !named.has(block))
      named.set(block, setting);
  }
  if (named.size === 0) return parsed;
  return { ...parsed, settings: parsed.settings.map((setting) => renamed(setting, named)) };
}

function renamed(setting: Setting, named: ReadonlyMap<number, Setting>): Setting {
  const beside = named.get(setting.blocks.at(-1) ?? -1);
  if (beside !== undefined && values.test(setting.name)) return paired(setting, beside, setting.form);
  if (beside !== undefined && reference.test(setting.name)) return paired(setting, beside, 'code');
  if (!elsewhere.test(setting.path)) return setting;
  // The innermost name is that of the object that keeps the secret.
  const around = setting.blocks.slice(0, -1).map((block) => named.get(block));
  const outer = around.findLast((each) => each !== undefined);
  return outer === undefined ? setting : paired(setting, outer, 'code');
}

/** The pairs of a list stand in one block, as the keys of a mapping do. */
function paired(setting: Setting, name: Setting, form: Setting['form']): Setting {
  const within = name.path.split('.').slice(0, -1).join('.');
  return settingOf({
    ...setting,
    form,
    key: name.text,
    keyStart: name.start,
    ...(within === '' ? {} : { within }),
    blocks: name.blocks.slice(0, -1),
  });
}
