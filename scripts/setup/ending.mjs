// Ends what was started, however this process is told to end: Ctrl-C, a signal, a closed terminal, a dead parent.

const parentPollMs = 1_000;

/** Settles when this process should end. */
export function endAsked() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, resolve);
    // The other end of this channel is the same script under an older Node (setup/node24.mjs).
    process.once('disconnect', resolve);
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, parentPollMs).unref();
    // A closed terminal takes the output with it; the process still has to clean up before it ends.
    process.stdout.on('error', resolve);
    process.stderr.on('error', resolve);
  });
}
