// Runs an imported flow: the e-mail nodes are Node-RED's own (node-red-node-email); what stands before them (inject,
// change, http request) is done here as their documentation says. Arguments: flow, folder of the package, first node.
const { readFileSync } = require('node:fs');
const { EventEmitter } = require('node:events');
const { createRequire } = require('node:module');
const path = require('node:path');

const [, , flowFile, packageFolder, start] = process.argv;
const flow = JSON.parse(readFileSync(flowFile, 'utf8'));
const types = new Map();
const nodes = new Map();

const valueAt = (object, name) => name.split('.').reduce((value, part) => value?.[part], object);
function setAt(object, name, value) {
  const parts = name.split('.');
  const last = parts.pop();
  let at = object;
  for (const part of parts) at = at[part] ??= {};
  if (value === undefined) delete at[last];
  else at[last] = value;
}

const RED = {
  _: (text) => text,
  settings: {},
  util: {
    getMessageProperty: valueAt,
    ensureString: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
    cloneMessage: (message) => ({ ...message }),
  },
  nodes: {
    registerType: (name, make) => types.set(name, make),
    createNode(node, options) {
      Object.assign(node, new EventEmitter(), { id: options.id, type: options.type, wires: options.wires });
      for (const name of Object.getOwnPropertyNames(EventEmitter.prototype)) {
        if (typeof EventEmitter.prototype[name] === 'function' && name !== 'constructor')
          node[name] = EventEmitter.prototype[name];
      }
      node.credentials = options.credentials;
      node.send = (message) => say(`READ ${message.topic}`);
      node.status = (status) => {
        if (status.response !== undefined) finish(`SENT ${status.response}`);
        else if (node.read && status.fill === undefined) finish('IDLE');
      };
      node.log = () => {};
      node.warn = (text) => finish(`WARNED ${text}`, 1);
      node.error = (text) => finish(`FAILED ${text}`, 1);
    },
  },
};

const say = (text) => process.stdout.write(`${text}\n`);

function finish(text, code = 0) {
  say(text);
  process.exit(code);
}

const read = {
  str: (_message, to) => to,
  env: (_message, to) => process.env[to],
  msg: valueAt,
};

/** https://nodered.org/docs/user-guide/nodes, Change. */
function change(rules, message) {
  for (const { t, p, to, tot } of rules) setAt(message, p, t === 'set' ? read[tot](message, to) : undefined);
}

/** https://nodered.org/docs/user-guide/nodes, HTTP Request: a form for this content type, JSON for `obj`. */
async function request({ method, url }, message) {
  const response = await fetch(url, {
    method,
    headers: message.headers,
    body: new URLSearchParams(message.payload).toString(),
  });
  message.payload = await response.json();
  message.headers = Object.fromEntries(response.headers);
}

async function pass(id, message) {
  const options = nodes.get(id);
  if (options.type === 'change') change(options.rules, message);
  else if (options.type === 'http request') await request(options, message);
  else if (types.has(options.type)) {
    const node = new (types.get(options.type))(options);
    node.read = options.type === 'e-mail in';
    say(`MESSAGE ${Object.keys(message).toSorted().join(' ')}`);
    node.emit('input', message, node.send, () => {});
    return;
  }
  for (const next of options.wires.flat()) await pass(next, message);
}

const load = createRequire(path.join(packageFolder, 'package.json'));
load('./61-email.js')(RED);
for (const node of flow) nodes.set(node.id, node);
pass(start, {}).catch((error) => finish(String(error), 1));
