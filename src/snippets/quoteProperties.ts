// Java properties: values in ASCII, as java.util.Properties reads them.
import { loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

const special = /[\\#!=:\s]|[^\x21-\x7e]/g;

/** A value (java.util.Properties.load); everything but visible ASCII becomes `\uXXXX`. Refuses lone surrogates. */
export function quoteProperty(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    quoted(
      value.replace(special, (char) =>
        /[\\#!=: ]/.test(char) ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    )
  );
}

/** A value of Spring's application.properties: `${…}` and `#{…}` would be resolved, so they are refused. */
export const quoteSpringProperty = (value: string): Quoted =>
  refusal(value, /[$#]\{/, 'notExpressible') ?? quoteProperty(value);
