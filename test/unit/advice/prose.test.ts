// Frames of a stack, paths and packages say where a program was, not what failed: they change no answer.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asProse, withoutCode } from '../../../src/advice/likely/prose.ts';
import { quotedIn } from '../../../src/advice/likely/quoted.ts';
import { explainText } from '../../support/explained.ts';

const first = (text: string) => {
  const [found] = explainText(text, { now: new Date('2026-11-22T09:14:00Z') });
  assert.ok(found);
  return found;
};

/** Each with words in it that would be a cause if somebody said them. */
const frames: Readonly<Record<string, string>> = {
  Node: '\n    at readTokenFile (/app/src/cache/folderStore.js:12:7)\n    at new MissingFolder (/app/dist/token.js:1:2)\n    at async Promise.all (index 0)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  Java: '\n\tat com.contoso.mail.folder.MissingFolderReader.readToken(MissingFolderReader.java:74)\n\tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)\n\t... 157 more',
  '.NET':
    '\n   at Contoso.Mail.Folders.FolderNotFoundReader.ReadTokenAsync(HttpResponseMessage response, Dictionary`2 mapping, CancellationToken cancellationToken) in C:\\src\\Folders\\Token.cs:line 43\n   at System.Runtime.CompilerServices.TaskAwaiter.HandleNonSuccessAndDebuggerNotification(Task task)',
  Python:
    '\n  File "/srv/lib/python3.12/site-packages/mailfolder/token_store.py", line 785, in missing_folder\n    folder = read_missing_folder(token)',
  PHP: '\n#0 /var/www/vendor/laminas/src/Protocol/Pop3.php(192): Laminas\\Mail\\Folder\\Missing->readResponse()\n#1 {main}',
  GLPI: '\n  src/MissingFolder.php:1375                         Toolbox::getTokenFolder()',
  Ruby: "\napp/models/missing_folder.rb:370:in `rescue in read_folder'\n/usr/lib/ruby/gems/3.2.0/gems/token-2.8.1/lib/token.rb:58:in `fetch'",
  Perl: ' at /usr/share/perl5/Mail/Folder/Missing.pm line 132.',
  Go: '\ngoroutine 1 [running]:\nmain.(*missingFolder).readToken(0xc0000b4000, 0x1)\n\t/go/src/contoso/folder/missing.go:12 +0x1d',
  Rust: '\n   4: contoso::folder::missing::read_token\n             at src/folder/missing.rs:92:17',
};

describe('frames of a stack', () => {
  const told: Readonly<Record<string, string>> = {
    'Outlook sync stopped: the stored sign-in has run out, please connect again': 'local.signInNeeded',
    'Microsoft 365 mailbox of ada@contoso.example is not licensed': 'exchange.noMailbox',
    'Error: the proxy of the office refused the connection to outlook.office365.com': 'network.proxy',
  };
  for (const [text, code] of Object.entries(told)) {
    it(`none: “${text}” is ${code}`, () => assert.equal(first(text).code, code));
    for (const [runtime, frame] of Object.entries(frames))
      it(`${runtime}: “${text.slice(0, 30)}…” is ${code}`, () =>
        assert.equal(first(text + frame).code, code));
  }

  for (const [runtime, frame] of Object.entries(frames))
    it(`${runtime}: nothing is left of them that can be missing or a folder`, () =>
      assert.doesNotMatch(asProse(withoutCode(frame.replaceAll(/\s+/g, ' '))), /folder|missing/i));
});

describe('what is no frame', () => {
  it('keeps the name of an exception and the address of a sign-in', () => {
    assert.equal(
      asProse('microsoft.exchange.webservices.data.core.ServiceRequestException: The request failed.'),
      'ServiceRequestException: The request failed.',
    );
    const token = 'POST https://login.microsoftonline.com/common/oauth2/v2.0/token failed';
    assert.equal(asProse(token), token);
  });

  it('keeps sentences with “at”, numbers and brackets', () => {
    for (const text of [
      'The mailbox is full at Contoso (50 GB of 50 GB).',
      'Signed in at 10:12 (Microsoft 365), then refused.',
      'We could not sign in at login (step 2).',
    ])
      assert.equal(asProse(text), text);
  });
});

describe('what says nothing of the failure', () => {
  it('the name of an address', () =>
    assert.equal(
      asProse(
        'Sending as shared-mailbox@contoso.example failed, see https://graph.microsoft.com/v1.0/a@b.example',
      ),
      'Sending as @contoso.example failed, see https://graph.microsoft.com',
    ));

  it('what a log in JSON keeps beside the message', () =>
    assert.equal(
      asProse('{ "reqId": "Zi5", "level": 3, "user":"Folder","method":"GET", "message": "Access denied" }'),
      '{ "message": "Access denied" }',
    ));
});

describe('a message that a story quotes', () => {
  it('goes before the words around it', () => {
    const text =
      'I set up the token and the client secret of our mailbox twice and get the error "Cannot select INBOX, is this a valid transport" from fetching e-mail.';
    assert.equal(quotedIn(text), 'Cannot select INBOX, is this a valid transport');
    assert.equal(first(text).code, 'imap.notConnected');
  });

  it('is none if nobody tells a story, and if it is no sentence', () => {
    assert.equal(quotedIn('error "Cannot select INBOX, is this a valid transport"'), '');
    assert.equal(quotedIn('I get the error "ErrorItemNotFound_1234" from it'), '');
    assert.equal(
      quotedIn('We see messages { "message": "Access was denied to us" }'),
      'Access was denied to us',
    );
  });
});
