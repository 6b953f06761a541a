// Makes sure of Dovecot, the real mail server that the wire tests hold the probes against, where it can be had.
import { existsSync } from 'node:fs';
import { onPath } from './command.mjs';
import { canInstallDebianPackages, installDebianPackages } from './debian.mjs';

const packages = ['dovecot-imapd', 'dovecot-pop3d', 'dovecot-submissiond'];

/** @returns {Promise<boolean>} whether Dovecot is there; where it is not, the tests that need it say so and are counted */
export async function needDovecot() {
  if (isInstalled()) return true;
  if (!canInstallDebianPackages()) return false;
  await installDebianPackages('Installing Dovecot, a real mail server to test against', packages);
  return isInstalled();
}

function isInstalled() {
  const submission = ['/usr/libexec/dovecot/submission-login', '/usr/lib/dovecot/submission-login'].some(
    existsSync,
  );
  return submission && (onPath('dovecot') !== undefined || existsSync('/usr/sbin/dovecot'));
}
