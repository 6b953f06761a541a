// Timers that redraw: a test, and a window that closes, do not wait for them.
/** A timer that a process does not wait for; without Node, timers are numbers and nothing waits for them. */
export function letProcessEnd(timer: ReturnType<typeof setTimeout> | undefined): void {
  if (typeof timer === 'object') timer.unref();
}
