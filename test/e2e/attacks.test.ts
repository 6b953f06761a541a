// What other extensions, programs and a page under attack can do in a real window: nothing without the person's word.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { answerTo, useWindow } from './harness.ts';

const ui = useWindow();
const setting = 'exchangeOAuth.registrations';
const tenantId = '11111111-2222-3333-4444-555555555555';
const entry = (id: string, clientId: string, more: object = {}) => ({
  id,
  name: id,
  cloud: 'global',
  grant: 'clientSecret',
  tenantId,
  clientId,
  mailboxes: [{ address: 'ap@contoso.example', protocols: ['imap'] }],
  ...more,
});
const own = entry('demo', '66666666-7777-8888-9999-00000000000a');
/** The same application twice, its client ID in both cases. */
const [first, twin] = [
  entry('first', '66666666-7777-8888-9999-00000000000b'),
  entry('twin', '66666666-7777-8888-9999-00000000000B'),
];
const hybrid = entry('hybrid', '66666666-7777-8888-9999-00000000000c', {
  endpoints: { imap: 'mail.contoso.example:993' },
});

/** Answers everything, and counts who asks. */
const reached: string[] = [];
const server = createServer((request, response) => {
  reached.push(request.url ?? '');
  response.setHeader('Access-Control-Allow-Origin', '*').end("window.ran = 'script'");
}).listen(0, '127.0.0.1');
after(() => server.close());
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const entries = async () =>
  (await ui().bridge.getSetting(setting))['globalValue'] as readonly Record<string, unknown>[];
const idsOf = async () => (await entries()).map(({ id }) => id);
const stored = async () =>
  (await ui().bridge.command('exchangeOAuth.credential.stored', {})) as readonly {
    readonly kind: string;
    readonly usedBy: readonly string[];
  }[];
const answer = (text: string | RegExp, button: string) => answerTo(ui(), text, button).click();

test('the demo tenant starts beside a registration of one’s own with its id', async () => {
  await ui().bridge.setSetting(setting, [own, first, twin, hybrid]);
  const ready = (await ui().bridge.command('exchangeOAuth.demo.start', {})) as { registration: string };
  assert.notEqual(ready.registration, 'demo');
  assert.deepEqual(
    (await entries()).find(({ id }) => id === 'demo'),
    own,
  );
  await ui().bridge.command('exchangeOAuth.demo.stop', {});
});

test('a stored secret is replaced, and a registration removed, after a question alone; what another one uses stays', async () => {
  const { bridge } = ui();
  const set = (secret: string) =>
    bridge.command('exchangeOAuth.credential.set', { registration: 'first', secret });
  await set('first secret of this application');
  const replacing = set('another secret of this application');
  await answer(/Replace/, 'Cancel');
  assert.equal(await replacing, undefined);
  const removing = bridge.command('exchangeOAuth.registration.remove', { registration: 'first' });
  await answer('Remove first?', 'Remove');
  await removing;
  assert.ok(!(await idsOf()).includes('first'));
  assert.deepEqual(
    (await stored()).map(({ kind, usedBy }) => [kind, usedBy]),
    [['secret', ['twin']]],
  );
  const removingLast = bridge.command('exchangeOAuth.registration.remove', { registration: 'twin' });
  await answer('Remove twin?', 'Remove');
  await removingLast;
  assert.deepEqual(await stored(), []);
});

test('a host that another extension wrote into User settings is called after a question alone', async () => {
  const { bridge } = ui();
  await bridge.command('exchangeOAuth.credential.set', {
    registration: 'hybrid',
    secret: 'secret of the hybrid one',
  });
  const probe = () =>
    bridge.command('exchangeOAuth.mailbox.test', { registration: 'hybrid', address: 'ap@contoso.example' });
  const refused = probe();
  await answer('mail.contoso.example:993', 'Cancel');
  assert.match(JSON.stringify(await refused.catch((error: Error) => error.message)), /local\.|agree/i);
  const changed = bridge.setSetting(setting, [own, { ...hybrid, tenantId: 'other.example' }]);
  await changed;
  const asked = probe();
  await answer('other.example', 'Cancel');
  await asked.catch(() => undefined);
});

test('saves that come at once are all kept', async () => {
  const { bridge } = ui();
  const { text } = (await bridge.command('exchangeOAuth.profile.export', { registrations: ['demo'] })) as {
    readonly text: string;
  };
  const ids = ['one', 'two', 'three', 'four'];
  const profiles = ids.map((id) => ({ text: text.replaceAll('"demo"', `"${id}"`) }));
  const imported = profiles.map((profile) => bridge.command('exchangeOAuth.profile.import', profile));
  assert.deepEqual(
    (await Promise.all(imported)).map((result) => (result as { imported: string[] }).imported),
    ids.map((id) => [id]),
  );
  assert.deepEqual((await idsOf()).toSorted(), ['demo', 'hybrid', ...ids].toSorted());
});

test('the wizard’s page runs and loads nothing but its own, and sends nothing away', async () => {
  await ui().runCommand('Exchange OAuth: Open Setup Wizard');
  const view = ui().webview();
  await view.locator('#primary').waitFor();
  const broken = await view.locator('body').evaluate(async (body, to) => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const add = (name: string, set: (element: HTMLElement) => void) => {
      const element = document.createElement(name);
      set(element);
      body.append(element);
      return element;
    };
    const address = (name: string) => `${to}/${name}`;
    add('script', (script) => {
      script.textContent = "window.ran = 'inline script'";
    });
    add('script', (script) => script.setAttribute('src', address('script')));
    add('img', (image) => image.setAttribute('src', address('image')));
    add('img', (image) => {
      image.setAttribute('onerror', "window.ran = 'inline handler'");
      image.setAttribute('src', 'data:,');
    });
    add('iframe', (frame) => frame.setAttribute('src', address('frame')));
    add('object', (object) => object.setAttribute('data', address('object')));
    add('link', (link) => {
      link.setAttribute('rel', 'stylesheet');
      link.setAttribute('href', address('style'));
    });
    add('base', (base) => base.setAttribute('href', address('base/')));
    const form = add('form', (made) => {
      made.setAttribute('action', address('form'));
      made.setAttribute('method', 'post');
    });
    const target = add('iframe', (frame) => frame.setAttribute('name', 'aside'));
    form.setAttribute('target', 'aside');
    (form as HTMLFormElement).submit();
    await fetch(address('fetch')).catch(() => undefined);
    navigator.sendBeacon(address('beacon'));
    // What a test evaluates may evaluate more; what a timer calls later may not.
    setTimeout(() => {
      try {
        new Function("window.ran = 'eval'")();
      } catch {
        seen.push('eval');
      }
    });
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500)));
    target.remove();
    return { seen: [...new Set(seen)].sort(), ran: (window as { ran?: string }).ran, base: document.baseURI };
  }, origin());
  assert.equal(broken.ran, undefined);
  assert.ok(!broken.base.startsWith(origin()), broken.base);
  assert.deepEqual(reached, []);
  for (const directive of [
    'eval',
    'script-src-elem',
    'img-src',
    'frame-src',
    'style-src-elem',
    'connect-src',
    'base-uri',
  ])
    assert.ok(broken.seen.includes(directive), `${directive} in ${broken.seen}`);
});
