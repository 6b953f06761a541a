// The MCP server: what it says of itself, its three tools, and messages that are malformed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerTo } from '../../../src/mcp/answerTo.ts';

const ask = async (method: string, params: object = {}) =>
  JSON.parse((await answerTo(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }), '1.2.3')) ?? '{}');
const call = async (name: string, args: object) =>
  (await ask('tools/call', { name, arguments: args })).result;

describe('the MCP server', () => {
  it('says who it is and that it has tools', async () => {
    const { result } = await ask('initialize', { protocolVersion: '2025-03-26' });
    assert.equal(result.protocolVersion, '2025-03-26');
    assert.deepEqual(result.serverInfo, { name: 'exchange-oauth2-setup', version: '1.2.3' });
  });

  it('lists three tools that only read', async () => {
    const { result } = await ask('tools/list');
    assert.equal(result.tools.length, 3);
    for (const tool of result.tools) {
      assert.equal(tool.annotations.readOnlyHint, true);
      assert.equal(tool.inputSchema.additionalProperties, false);
      assert.equal(tool.run, undefined);
    }
  });

  it('explains, finds and renders', async () => {
    assert.match(
      (await call('exchangeoauth_explain_error', { text: 'AADSTS7000215' })).content[0].text,
      /whoActs/,
    );
    assert.match(
      (await call('exchangeoauth_find_permission', { task: 'readMailGraph' })).content[0].text,
      /Mail\.Read/,
    );
    const rendered = await call('exchangeoauth_render_snippet', {
      target: 'msmtp',
      tenantId: '11111111-2222-3333-4444-555555555555',
      clientId: '66666666-7777-8888-9999-000000000000',
      address: 'ap@contoso.example',
    });
    assert.equal(rendered.isError, false);
    assert.match(rendered.content[0].text, /passwordeval/);
  });

  it('tells the model what to do about a wrong argument', async () => {
    const wrong = await call('exchangeoauth_render_snippet', {
      target: 'none',
      tenantId: 'a',
      clientId: 'b',
      address: 'c',
    });
    assert.equal(wrong.isError, true);
    assert.match(wrong.content[0].text, /Targets: .*msmtp/);
    assert.equal((await call('exchangeoauth_find_permission', { secret: 'x' })).isError, true);
  });

  it('answers broken messages, and no notification', async () => {
    assert.match((await answerTo('{', '1')) ?? '', /-32700/);
    assert.equal(await answerTo('{"jsonrpc":"2.0","method":"notifications/initialized"}', '1'), undefined);
    assert.equal((await ask('resources/list')).error.code, -32_601);
  });
});
