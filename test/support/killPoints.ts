// Runs work once for each point at which its process can end.
import { Killed, killSwitch } from './provisioningRig.ts';

/** Runs until the switch ends it; true if it was ended. */
export async function endsEarly(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

/** Each time in a world of its own; gives the number of points. */
export async function atEveryPoint<World>(
  prepare: () => Promise<World>,
  work: (world: World, kill: ReturnType<typeof killSwitch>) => Promise<unknown>,
  check: (world: World, at: number) => Promise<void>,
): Promise<number> {
  for (let at = 1; ; at += 1) {
    const world = await prepare();
    const kill = killSwitch(at);
    // An end inside a step that the run itself guards is seen by the count.
    await endsEarly(() => work(world, kill));
    if (kill.points < at) return at - 1;
    await check(world, at);
  }
}
