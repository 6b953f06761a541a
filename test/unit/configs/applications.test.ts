// Several applications in one file: each is imported by itself.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importFrom } from '../../../src/configs/importBlock.ts';
import { readConfig } from '../../../src/configs/readConfig.ts';

const tenant = '7a1c0de0-1113-4a1a-8b1b-0123456789a3';
const one = 'c11e0003-2223-4b2b-9c2c-0123456789b3';
const other = 'c11e0003-2223-4b2b-9c2c-0123456789b4';

function imported(lines: readonly string[], fileName: string) {
  const reading = readConfig({ text: lines.join('\n'), fileName });
  return [1, 2].map((application) => {
    const found = importFrom(reading, application);
    return found === undefined ? undefined : [found.tenant, found.clientId, ...found.addresses].join(' ');
  });
}

describe('the applications of a file', () => {
  it('are told apart by the sections they stand in', () => {
    const section = (address: string, clientId: string) => [
      `[${address}]`,
      'permission_url = https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
      `token_url = https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
      'oauth2_scope = https://outlook.office365.com/IMAP.AccessAsUser.All offline_access',
      'redirect_uri = http://localhost',
      `client_id = ${clientId}`,
    ];
    const found = imported(
      [...section('ap@contoso.example', one), ...section('hr@contoso.example', other)],
      'emailproxy.config',
    );
    assert.deepEqual(found, [`${tenant} ${one} ap@contoso.example`, `${tenant} ${other} hr@contoso.example`]);
  });

  it('share what stands outside of their blocks', () => {
    const yaml = [
      `tenant_id: ${tenant}`,
      'accounts:',
      '  - imap_host: outlook.office365.com',
      '    username: ap@contoso.example',
      `    client_id: ${one}`,
      '  - imap_host: outlook.office365.com',
      '    username: hr@contoso.example',
      `    client_id: ${other}`,
    ];
    assert.deepEqual(imported(yaml, 'mail.yml'), [
      `${tenant} ${one} ap@contoso.example`,
      `${tenant} ${other} hr@contoso.example`,
    ]);
  });

  it('are one if no block keeps them apart', () => {
    const env = [
      `MS_TENANT_ID=${tenant}`,
      `IMAP_CLIENT_ID=${one}`,
      `SMTP_CLIENT_ID=${other}`,
      'IMAP_HOST=outlook.office365.com',
    ];
    const [first, second] = imported(env, '.env');
    assert.equal(first, `${tenant} ${one}`);
    assert.equal(second, first);
  });
});
