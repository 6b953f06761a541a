// Causes in any program's words, and in other languages: sentences of our own, none a server's, each with what it means.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { explainedOnce } from '../../support/explained.ts';

interface Said {
  readonly text: string;
  readonly expect: readonly string[];
}

const said: readonly Said[] = JSON.parse(
  readFileSync(new URL('../../golden/explain/causes.json', import.meta.url), 'utf8'),
);
const now = new Date('2026-11-22T09:14:00Z');
const first = (text: string) => explainedOnce(text, now)[0];

describe('a cause that is described and has no code', () => {
  it('is found in 97 of 100 descriptions', (test) => {
    const missed = said.filter(({ text, expect }) => !expect.includes(first(text)?.code ?? ''));
    for (const { text } of missed) test.diagnostic(`${text}: ${first(text)?.code}`);
    assert.ok(missed.length / said.length <= 0.03);
  });

  it('is never told wrong with certainty', () => {
    for (const { text, expect } of said) {
      const found = first(text);
      assert.ok(expect.includes(found?.code ?? '') || found?.confidence !== 'certain', text);
    }
  });
});

describe('a single message of a program or library, as its source has it', () => {
  const messages: readonly Said[] = JSON.parse(
    readFileSync(new URL('../../golden/explain/messages.json', import.meta.url), 'utf8'),
  );

  it('gets the right cause in 88 of 100, and no wrong one with certainty', (test) => {
    const missed = messages.filter(({ text, expect }) => !expect.includes(first(text)?.code ?? ''));
    for (const { text, expect } of missed) {
      test.diagnostic(`${text}: ${first(text)?.code}, not ${expect.join(' or ')}`);
      assert.notEqual(first(text)?.confidence, 'certain', text);
    }
    assert.ok(messages.length >= 250);
    assert.ok(missed.length / messages.length <= 0.12);
  });
});

describe('a text that describes no failure', () => {
  for (const text of [
    'How to register an application in Microsoft Entra ID and add a redirect URI.',
    'The access token expires 09/16/2020 15:19:59 and is renewed by the library (Office 365).',
    'Exchange Online has mailboxes, folders and items; IMAP, POP and EWS open them.',
    'Adds a Microsoft admin consent flow for organizations that require tenant-level app approval.',
  ])
    it(`is not recognised: ${text.slice(0, 50)}`, () =>
      assert.equal(first(text)?.code, 'unknown.notRecognised'));
});

describe("a failure of another service, in words that are this one's too", () => {
  for (const text of [
    'Our Okta tenant was not found',
    'Postgres: too many connections',
    'SharePoint site not found: check the URL (Microsoft 365)',
    'Teams meeting could not be created: the user is not licensed for Teams',
    'OneDrive sync stopped because the disk is full',
    'AWS SES: Email address is not verified',
    'Your MySQL user account is locked',
    'Excel could not open the file because it is blocked by policy',
    'Kubernetes secret expired, rotate it',
    'Certificate of intranet.contoso.local is not trusted',
    'Power BI refresh failed: credentials expired',
    'Azure VM: quota exceeded in region westeurope',
    'Exchange rates could not be loaded: API key invalid',
    'Salesforce: token lacks the scope api, needs re-auth',
    'HubSpot 403: missing scopes crm.objects.contacts.read',
    'Zoom API: invalid access token, does not contain scopes',
    'Stripe: permission denied, the key lacks rak_charge_read',
    '[mailer] SMTP_HOST is not set, SMTP auth is disabled',
    'QuickBooks connection expired, reconnect in Settings',
    'Notion: the integration lacks access to this page',
    'Dual-write connection set failed: user is not allowed to call Get-Connection on the environment',
    'Power Platform: The connection for Dataverse is not authenticated. Sign in again.',
    'Dataverse: Principal user is missing prvReadAccount privilege',
  ])
    it(`is one of several causes at most: ${text.slice(0, 50)}`, () =>
      assert.equal(first(text)?.confidence, 'possible'));
});
