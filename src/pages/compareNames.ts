// The order of names as a person reads them.

let collator: Intl.Collator | undefined;

/**
 * As localeCompare orders, which is slow for thousands of names. A collator takes milliseconds to make, so there is none
 * until two names are compared.
 */
export function compareNames(a: string, b: string): number {
  collator ??= new Intl.Collator();
  return collator.compare(a, b);
}
