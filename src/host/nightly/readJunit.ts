// Reads the JUnit files that the check writes (check/junit.ts); files of other programs give nothing.

export interface JunitCase {
  /** Authority, tenant and client of whose results these are, with blanks between; empty if the file does not say. */
  readonly application: string;
  readonly suite: string;
  readonly name: string;
  readonly seconds: number;
  readonly failure?: string;
}

/** Limit in UTF-16 units; the results of thousands of mailboxes are smaller. */
const mostLength = 16_000_000;

const parts =
  /<testsuite (?=name=)|<property name="application" value="([^"<]{0,700})"\/>|<testcase classname="([^"<]{0,700})" name="([^"<]{0,200})" time="(\d{1,9}(?:\.\d{1,6})?)"(?:\/>|>\s{0,20}<failure type="[^"<]{0,200}" message="[^"<]{0,5000}">([^<]{0,20000})<\/failure>)/g;

export function readJunit(xml: string): readonly JunitCase[] {
  if (xml.length > mostLength || !xml.includes('package="exchange-oauth-check"')) return [];
  let application = '';
  return [...xml.matchAll(parts)].flatMap(([, property, suite, name = '', seconds = '0', failure]) => {
    if (suite === undefined) {
      // A suite begins, or says whose results it holds.
      application = plain(property ?? '');
      return [];
    }
    return [
      {
        application,
        suite: plain(suite),
        name: plain(name),
        seconds: Number(seconds),
        ...(failure === undefined ? {} : { failure: plain(failure) }),
      },
    ];
  });
}

/** The check writes numeric references and no others. */
const plain = (text: string): string =>
  text.replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)));
