// One row of the EWS usage report that the Microsoft 365 admin center exports.
import * as v from 'valibot';
import { guidOf } from './cmdletWords.ts';

const text = v.optional(v.pipe(v.string(), v.trim()), '');

/** Digits with any separator between thousands. */
const count = v.pipe(
  text,
  v.transform((value) => Number(value.replace(/\D/g, ''))),
);

export const ewsUsage = v.object({
  kind: v.optional(v.literal('ewsUsage'), 'ewsUsage'),
  cut: v.optional(v.record(v.string(), v.string())),
  AppId: v.pipe(
    v.string(),
    v.transform(guidOf),
    v.check((value) => value !== undefined),
    v.transform((value) => value ?? ''),
  ),
  DisplayName: text,
  User: text,
  SoapAction: text,
  CallVolume: count,
  LastActivityDate: text,
});
