// imapsync: copies a mailbox to Exchange Online with a token from a command.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteSh } from '../../snippets/quoteShell.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const sh = codeTemplate(quoteSh);

export const imapsync: Target = {
  id: 'imapsync',
  name: 'imapsync',
  kind: 'library',
  summary: 'Copies one mailbox into another over IMAP.',
  words: ['migration', 'Perl', 'copy mailbox'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'imapsync takes a token from a file, so every grant works.',
  notices: [],
  minimumVersion: '2.140',
  source: 'imapsync/imapsync README and FAQ.d/FAQ.Office365.txt (2.229)',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are arguments, and the token comes from a script of ours with the sign-in host in it.',
  instead: ['mbsync'],
  targets: ['imapsync'],
  keys: [
    {
      file: 'exchange-imapsync.sh',
      source: 'imapsync/imapsync README and FAQ.d/FAQ.Office365.txt',
      release: '2.229',
      since: '2.140',
      readOn: '2026-11-29',
      keys: apiNames(
        '-eu',
        '--host1',
        '--user1',
        '--passfile1',
        '--host2',
        '--port2',
        '--ssl2',
        '--user2',
        '--passfile2',
        '--oauthaccesstoken2',
        '--dry',
      ),
    },
    tokenCommandKeys,
  ],
  render: renderImapsync,
};

function renderImapsync(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.imap;
  const token = tokenCommand(registration, context);
  const text = sh`#!/bin/sh
# Shows what would be copied into the mailbox; take --dry out to copy. HOST1, USER1 and the password file are the source's.
set -eu
token=$(mktemp)
trap 'rm -f "$token"' EXIT
${verbatim(token.shell)} > "$token"
imapsync --host1 "\${HOST1:?}" --user1 "\${USER1:?}" --passfile1 "\${PASSFILE1:?}" \\
  --host2 ${host} --port2 ${String(port)} --ssl2 --user2 ${mailbox.address} \\
  --passfile2 "$token" --oauthaccesstoken2 "$token" --dry "$@"
`;
  return configFile(
    'a shell with imapsync',
    [{ name: 'exchange-imapsync.sh', language: 'shellscript', text }, ...token.files],
    [
      ...token.notes,
      'imapsync 2.140 or later is needed. It ignores the password of --passfile2 beside a token, but asks for one without it.',
      'For Exchange as the source use --host1, --user1 and --oauthaccesstoken1 in the same way. --oauthdirect1 takes the ready SASL text in place of a token; --office1 sets Exchange’s limits.',
      'A token lives about an hour: a long copy is run again, and imapsync goes on where it was.',
      'The first run changes nothing (--dry).',
    ],
  );
}
