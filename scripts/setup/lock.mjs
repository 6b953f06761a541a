// One at a time: a lock made by mkdir, so that two runs at once do not overwrite each other's cache.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheFolder } from './paths.mjs';
import { say } from './say.mjs';

const pollMs = 200;
// The owner file is written a moment after mkdir; a lock that has no owner for longer was left by a crash.
const ownerlessGraceMs = 5_000;

/** Runs `work` while no other process holds the lock of this name. */
export async function withLock(name, work) {
  const lock = path.join(cacheFolder('locks'), name);
  let told = false;
  while (!tryLock(lock)) {
    const owner = ownerOf(lock);
    if (owner === 'gone') {
      breakLock(lock);
      continue;
    }
    if (!told && owner !== undefined) {
      say(`Waiting for another run (process ${owner}) to finish with ${name}.`);
      told = true;
    }
    await pause(pollMs);
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function tryLock(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(path.join(lock, 'owner'), String(process.pid));
  return true;
}

/** The holder's process id, 'gone' if that process has ended, undefined when it is not known yet. */
function ownerOf(lock) {
  try {
    const pid = Number(readFileSync(path.join(lock, 'owner'), 'utf8'));
    if (pid > 0) return isAlive(pid) ? pid : 'gone';
  } catch {
    // No owner file: the lock is being made, being removed, or was left by a crash.
  }
  try {
    return Date.now() - statSync(lock).mtimeMs > ownerlessGraceMs ? 'gone' : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renaming is atomic, so of several waiters only one removes a stale lock. */
function breakLock(lock) {
  const aside = `${lock}.dead-${process.pid}-${Date.now()}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // Another waiter was first.
  }
}
