// The app registrations of the tenant, for a person who uses one that is there.
import * as v from 'valibot';
import type { Effects } from './effects.ts';
import { readAs, send } from './send.ts';

const listed = v.object({
  appId: v.string(),
  displayName: v.nullish(v.string()),
  createdDateTime: v.nullish(v.string()),
  passwordCredentials: v.optional(v.array(v.unknown()), []),
  keyCredentials: v.optional(v.array(v.unknown()), []),
});
const answer = v.object({ value: v.array(listed), '@odata.nextLink': v.optional(v.string()) });

export interface ListedApplication {
  readonly clientId: string;
  readonly name: string;
  /** ISO date; empty if Entra does not say. */
  readonly madeOn: string;
  /** Secrets and certificates. */
  readonly credentials: number;
}

export interface ApplicationList {
  /** By name. */
  readonly applications: readonly ListedApplication[];
  /** False if the tenant has more than one page of them: then the client ID has to be typed. */
  readonly complete: boolean;
}

const page = 999;

/** One request. Throws the Failure of a refusal. */
export async function listApplications(effects: Effects): Promise<ApplicationList> {
  const select = 'appId,displayName,createdDateTime,passwordCredentials,keyCredentials';
  const path = `/applications?$select=${select}&$top=${page}`;
  const sent = await send(effects, { method: 'GET', path }, { repeatable: true, fresh: false });
  if (sent.kind !== 'ok') throw sent.failure;
  const { value, '@odata.nextLink': more } = readAs(answer, sent.reply.body);
  return {
    complete: more === undefined,
    applications: value
      .map(({ appId, displayName, createdDateTime, passwordCredentials, keyCredentials }) => ({
        clientId: appId,
        name: displayName ?? appId,
        madeOn: (createdDateTime ?? '').slice(0, 10),
        credentials: passwordCredentials.length + keyCredentials.length,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}
