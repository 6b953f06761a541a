// An id for a new registration beside those that are taken.

/** Leaves room for a number within the 100 characters of an id. */
const mostOfStem = 90;

/** The id itself, or with the first number from 2 on that is not taken (`invoices-2`). */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  let free = id;
  for (let number = 2; isTaken(free); number += 1) free = `${id.slice(0, mostOfStem)}-${number}`;
  return free;
}
