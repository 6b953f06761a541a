// Who uses EWS and is not on the list: the EWS usage report of the Microsoft 365 admin center against EwsAllowedAppIDs.
// Columns: "Microsoft 365 Reports in the admin center - EWS usage", Microsoft Learn (Application ID, SOAP Action, Call
// Volume, Last Activity date (UTC)). The headings of the exported file are UNVERIFIED, so they are known by their words.

import { type CmdletFact, type FactOf, factsOfKind } from '../cmdlets/cmdletFacts.ts';

export interface EwsUser {
  readonly appId: string;
  /** From the report, or from a list of service principals that was read too. */
  readonly name?: string;
  readonly actions: readonly string[];
  readonly calls: number;
  /** Set if the file has a column of users. */
  readonly users: readonly string[];
  /** As the report prints it, the latest of its rows. */
  readonly lastActivity?: string;
  /** `unknown`: the list was not shown, or cut off and the ID is not in what is left. */
  readonly onList: 'yes' | 'no' | 'unknown';
}

export interface EwsUsage {
  /** Those that are not on the list first, then by calls. */
  readonly applications: readonly EwsUser[];
  /** On the list and not in the report. */
  readonly idle: readonly string[];
  /** Whether the list was shown whole, in part, or not at all. */
  readonly list: 'whole' | 'cut' | 'notShown';
}

type Row = FactOf<'ewsUsage'>;

/** Lays the report beside the list; undefined if no report was read. */
export function ewsUsage(facts: readonly CmdletFact[]): EwsUsage | undefined {
  const rows = factsOfKind(facts, 'ewsUsage');
  if (rows.length === 0) return undefined;
  const shown = factsOfKind(facts, 'organization').findLast((one) => one.EwsAllowedAppIDs !== undefined);
  const listed = shown?.EwsAllowedAppIDs?.map((id) => id.toLowerCase());
  const list =
    listed === undefined ? 'notShown' : shown?.cut?.['EwsAllowedAppIDs'] === undefined ? 'whole' : 'cut';
  const onList = (appId: string): EwsUser['onList'] => {
    if (listed?.includes(appId) === true) return 'yes';
    return list === 'whole' ? 'no' : 'unknown';
  };
  const names = namesIn(facts);
  const groups = Map.groupBy(rows, ({ AppId }) => AppId);
  const applications = [...groups].map(([appId, own]) =>
    applicationOf(appId, own, names.get(appId), onList(appId)),
  );
  return {
    applications: applications.toSorted(
      (one, other) => order.indexOf(one.onList) - order.indexOf(other.onList) || other.calls - one.calls,
    ),
    idle: list === 'notShown' ? [] : (listed ?? []).filter((id) => !groups.has(id)),
    list,
  };
}

const order: readonly EwsUser['onList'][] = ['no', 'unknown', 'yes'];

/** Names that the tenant's own lists give to client IDs. */
function namesIn(facts: readonly CmdletFact[]): ReadonlyMap<string, string> {
  const named = [...factsOfKind(facts, 'servicePrincipal'), ...factsOfKind(facts, 'grant')];
  return new Map(
    named.flatMap(({ AppId, DisplayName }) =>
      AppId === undefined || DisplayName === '' ? [] : [[AppId, DisplayName] as const],
    ),
  );
}

function applicationOf(
  appId: string,
  rows: readonly Row[],
  known: string | undefined,
  onList: EwsUser['onList'],
): EwsUser {
  const name = rows.map(({ DisplayName }) => DisplayName).find((one) => one !== '') ?? known;
  const dates = rows.map(({ LastActivityDate }) => LastActivityDate).filter((date) => date !== '');
  const last = dates.toSorted((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
  return {
    appId,
    ...(name === undefined ? {} : { name }),
    actions: [...new Set(rows.map(({ SoapAction }) => SoapAction).filter((action) => action !== ''))].sort(),
    calls: rows.reduce((sum, { CallVolume }) => sum + CallVolume, 0),
    users: [...new Set(rows.map(({ User }) => User).filter((user) => user !== ''))].sort(),
    ...(last === undefined ? {} : { lastActivity: last }),
    onList,
  };
}
