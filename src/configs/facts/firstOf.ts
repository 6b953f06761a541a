// Takes only the first findings, and stops looking once there are enough: a hostile file may repeat itself endlessly.

/** The first `most` of what is found in the places, in their order. */
export function firstOf<Place, Found>(
  places: readonly Place[],
  most: number,
  find: (place: Place) => readonly Found[],
): Found[] {
  const all: Found[] = [];
  for (const place of places) {
    if (all.length >= most) break;
    for (const each of find(place)) all.push(each);
  }
  return all.slice(0, Math.max(0, most));
}
