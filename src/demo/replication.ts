// Entra's copies: what was made is shown by one server after the other, so for a while it is there, gone, and there again.

/** Says whether an object of this age shows, of `lagMs` that copying takes. */
export class Replication {
  readonly #looks = new Map<string, number>();

  copied(id: string, ageMs: number, lagMs: number): boolean {
    if (ageMs >= lagMs) {
      this.#looks.delete(id);
      return true;
    }
    // In the first half no server shows it; in the second half every other read does.
    if (ageMs < lagMs / 2) return false;
    const looks = (this.#looks.get(id) ?? 0) + 1;
    this.#looks.set(id, looks);
    return looks % 2 === 0;
  }
}
