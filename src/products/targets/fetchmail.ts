// fetchmail: fetches mail over IMAP; a wrapper writes the token where it reads its password.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteFetchmail } from '../../snippets/quoteMailPrograms.ts';
import { quoteSh } from '../../snippets/quoteShell.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const rc = codeTemplate(quoteFetchmail);
const sh = codeTemplate(quoteSh);

export const fetchmail: Target = {
  id: 'fetchmail',
  name: 'fetchmail',
  kind: 'library',
  summary: 'Fetches mail from IMAP and hands it to the local mail server.',
  words: ['Linux', 'cron', 'mail delivery'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'A wrapper gets a token before each run, so every grant works.',
  notices: [],
  source:
    'fetchmail/fetchmail commits 5c44df6 and cdd7182, contrib/fetchmail-oauth2.py; fetchmail of openSUSE with its patch (6.5 with a patch, 7 alpha)',
  asOf: '2026-11-29',
  minimumVersion: '7, or 6.5 with a distribution’s patch',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  instead: ['getmail6', 'mbsync'],
  cannot: 'Its OAuth 2.0 is for IMAP here.',
  targets: ['fetchmail'],
  keys: [
    {
      file: 'fetchmailrc',
      source:
        'fetchmail/fetchmail commits 5c44df6 and cdd7182, contrib/fetchmail-oauth2.py; fetchmail of openSUSE with its patch',
      release: '6.5 with a patch, 7 alpha',
      readOn: '2026-11-29',
      keys: [
        { name: 'poll', type: 'text', required: true },
        { name: 'auth', type: 'text', required: true },
        { name: 'username', type: 'address', required: true },
        { name: 'passwordfile', type: 'path', required: true },
        { name: 'ssl', type: 'text', required: true },
        { name: 'sslcertck', type: 'text', required: true },
        { name: 'keep', type: 'text', required: true },
      ],
    },
    {
      file: 'exchange-fetchmail',
      source:
        'fetchmail/fetchmail commits 5c44df6 and cdd7182, contrib/fetchmail-oauth2.py; fetchmail of openSUSE with its patch',
      release: '6.5 with a patch, 7 alpha',
      readOn: '2026-11-29',
      keys: apiNames('-eu', '--fetchmailrc'),
    },
    tokenCommandKeys,
  ],
  render: renderFetchmail,
};

function renderFetchmail(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.imap;
  const token = tokenCommand(registration, context);
  const text = rc`poll ${host} protocol IMAP port ${port}
  auth oauthbearer
  username ${mailbox.address}
  passwordfile "/run/user/1000/exchange-token.fetchmail"
  ssl
  sslcertck
  keep
`;
  const script = sh`#!/bin/sh
# Gets a token, then runs fetchmail once with it. The file is in memory and goes away with it.
set -eu
file=/run/user/$(id -u)/exchange-token.fetchmail
trap 'rm -f "$file"' EXIT
umask 077
${verbatim(token.shell)} > "$file"
fetchmail --fetchmailrc "$HOME/.fetchmailrc" "$@"
`;
  return configFile(
    '~/.fetchmailrc, readable by you alone (chmod 700), and a script that runs it',
    [
      { name: 'fetchmailrc', language: 'plaintext', text },
      { name: 'exchange-fetchmail', language: 'shellscript', text: script },
      ...token.files,
    ],
    [
      ...token.notes,
      'fetchmail 6.4, which most distributions package, has no OAuth 2.0: auth oauthbearer needs fetchmail 7, or 6.5 with a distribution’s patch (openSUSE). It falls back to XOAUTH2, which is what Exchange offers.',
      'Change 1000 in passwordfile to your own user number (id -u).',
      'The first run keeps every message on the server (keep). Run exchange-fetchmail from a timer: each run needs a new token.',
    ],
  );
}
