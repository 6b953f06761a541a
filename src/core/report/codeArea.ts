// The area of a code, which stands before its dot: `imap` of `imap.notConnected`.
import type { Code } from './codes.ts';

type BeforeDot<C> = C extends `${infer Before}.${string}` ? Before : never;
export type Area = BeforeDot<Code>;

export const areaOf = (code: string): Area => code.slice(0, code.indexOf('.')) as Area;
