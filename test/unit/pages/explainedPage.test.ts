// What stands on the first screen of an explanation: nothing recognised is no failure, and each cause says how to see it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainedMarkdown } from '../../../src/pages/explainedPage.ts';
import { explainText } from '../../support/explained.ts';

const pageOf = (text: string): string =>
  explainedMarkdown(explainText(text, { now: new Date('2026-11-22T09:14:00Z') }));

describe('the page of a pasted error', () => {
  it('does not call it a failure if nothing is recognised', () => {
    const page = pageOf('Contoso Archiver 3.2: job 12 stopped, see outlook.log');
    assert.match(page, /Nothing in this text is recognised/);
    assert.doesNotMatch(page, /Needs\u00a0work/);
  });

  for (const text of [
    'HTTP code 500 {"error":{"code":"ErrorContentConversionFailed","message":"Content conversion failed."}}',
    '<m:ResponseCode>ErrorCallerIsInvalidADAccount</m:ResponseCode> EWS',
    "error: b'[AUTHENTICATIONFAILED] Invalid credentials (Failure)' imap.gmail.com",
    'Contoso Archiver 3.2: job 12 stopped, see outlook.log',
    'Need admin approval. Contoso needs permission to access resources that only an admin can grant. (Microsoft)',
  ])
    it(`says how to see it without a test of ours: ${text.slice(0, 40)}`, () =>
      assert.doesNotMatch(pageOf(text), /\| Test again\. \|/));

  it('keeps a number of Entra that no table has beside a program’s own complaint', () => {
    const page = pageOf(
      'POST https://login.microsoftonline.com/contoso/oauth2/v2.0/authorize AADSTS9999999: Something new.',
    );
    assert.match(page, /AADSTS9999999/);
    assert.match(page, /Entra refused the request/);
  });

  it('tells a full mailbox in a delivery report as the recipient’s, too', () =>
    assert.match(
      pageOf("The recipient's mailbox is full. 554 5.2.2 mailbox full; STOREDRV.Deliver (outlook.com)"),
      /it is the recipient’s/,
    ));
});
