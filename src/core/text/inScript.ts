// A value written into a script that stands in HTML.

/** The value as JavaScript that cannot end its script element. */
export const inScript = (value: object | string): string => JSON.stringify(value).replaceAll('<', '\\u003c');
