// Makes sure of the tools that the tests hold our output against: real mail clients, other languages' own parsers.
import { existsSync } from 'node:fs';
import { onPath } from './command.mjs';
import { canInstallDebianPackages, installDebianPackages } from './debian.mjs';
import { needDotnetPackages } from './dotnetPackages.mjs';
import { needPester } from './pester.mjs';
import { needPowerShell } from './powerShell.mjs';
import { Failure, sayFailure } from './say.mjs';
import { needTargetPackages } from './targetPackages.mjs';

/** What shows that a tool is there (a program, or a folder of a Python module) and the Debian packages that bring it. */
const tools = {
  aerc: ['aerc'],
  curl: ['curl'],
  dovecot: ['dovecot-imapd', 'dovecot-pop3d', 'dovecot-submissiond'],
  '/usr/lib/dovecot/imap-login': ['dovecot-imapd'],
  '/usr/lib/dovecot/pop3-login': ['dovecot-pop3d'],
  '/usr/lib/dovecot/submission-login': ['dovecot-submissiond'],
  getmail: ['getmail6'],
  gh: ['gh'],
  go: ['golang-go'],
  java: ['default-jdk-headless'],
  mbsync: ['isync', 'libsasl2-modules-kdexoauth2'],
  msmtp: ['msmtp'],
  mutt: ['mutt'],
  neomutt: ['neomutt'],
  offlineimap: ['offlineimap3'],
  php: ['php-cli'],
  postconf: ['postfix'],
  python3: ['python3'],
  rsync: ['rsync'],
  ruby: ['ruby'],
  xmllint: ['libxml2-utils'],
  '/usr/lib/python3/dist-packages/exchangelib': ['python3-exchangelib'],
  '/usr/lib/python3/dist-packages/msal': ['python3-msal'],
  '/usr/lib/python3/dist-packages/requests': ['python3-requests'],
  '/usr/lib/python3/dist-packages/yaml': ['python3-yaml'],
  '/usr/share/java/jakarta-mail.jar': ['libjakarta-mail-java'],
  '/usr/share/php/libphp-phpmailer': ['libphp-phpmailer', 'php-curl'],
};

/** Programs that a service package puts where a person's PATH does not look. */
const systemEnv = { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };

let asked;

/** Installs what is missing if it can; a test whose tool is not there says so and is counted as skipped. */
export function needOtherTools() {
  asked ??= installMissing();
  return asked;
}

async function installMissing() {
  await needPowerShell();
  await needPester();
  await needDotnetPackages();
  await needTargetPackages();
  if (!canInstallDebianPackages()) return;
  const missing = Object.entries(tools).filter(([tool]) => !isThere(tool));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.flatMap(([, names]) => names))];
  try {
    await installDebianPackages(`Installing tools to test against: ${packages.join(', ')}`, packages);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    sayFailure(error);
  }
}

function isThere(tool) {
  if (!tool.startsWith('/')) return onPath(tool, systemEnv) !== undefined;
  return existsSync(tool) || existsSync(tool.replace('/usr/lib/', '/usr/libexec/'));
}
