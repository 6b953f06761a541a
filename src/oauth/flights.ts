// One piece of work for everyone who asks for the same at the same time.
import { cancelled } from './tokenFailures.ts';

export interface Flights<T> {
  /**
   * Joins the work under this key or starts it. Leaving (the signal) fails only the one who leaves; the work itself is
   * aborted when the last one has left.
   */
  join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  passengers: number;
}

/** Makes the flights of one source. */
export function createFlights<T>(): Flights<T> {
  const flights = new Map<string, Flight<T>>();
  const launch = (key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const result = start(controller.signal);
    const flight: Flight<T> = { result, controller, passengers: 0 };
    flights.set(key, flight);
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    result.then(land, land);
    return flight;
  };
  return {
    async join(key, signal, start) {
      if (signal.aborted) throw cancelled();
      const flight = flights.get(key) ?? launch(key, start);
      flight.passengers += 1;
      const left = Promise.withResolvers<never>();
      const leave = () => left.reject(cancelled());
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await Promise.race([flight.result, left.promise]);
      } finally {
        signal.removeEventListener('abort', leave);
        flight.passengers -= 1;
        if (flight.passengers === 0) {
          // Nobody can join what is being given up.
          if (flights.get(key) === flight) flights.delete(key);
          flight.controller.abort();
        }
      }
    },
  };
}
