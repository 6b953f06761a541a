// Exchange Online PowerShell in scripts: commands that are replaced, and IDs that are not object IDs.
import * as l10n from '../../core/l10n.ts';
import { isGuid } from '../../core/text/text.ts';
import { argumentOf } from '../facts/facts.ts';
import { type Case, type Found, found } from './case.ts';

/** New application access policies. */
export function legacyPolicies(the: Case): Found[] {
  return the.scene.parsed.calls
    .filter((call) => /^New-ApplicationAccessPolicy$/i.test(call.name))
    .map((call) => found('legacy-policy', { start: call.start, end: call.start + call.name.length }));
}

/** The client ID where New-ServicePrincipal takes the object ID. */
export function objectIds(the: Case): Found[] {
  return the.scene.parsed.calls.flatMap((call) => {
    if (!/^New-ServicePrincipal$/i.test(call.name)) return [];
    const app = argumentOf(call, /^AppId$/i);
    const object = argumentOf(call, /^(?:ObjectId|ServiceId)$/i);
    if (app === undefined || object === undefined || app.text.toLowerCase() !== object.text.toLowerCase())
      return [];
    if (!isGuid(app.text) && app.form !== 'code' && !app.text.startsWith('$')) return [];
    return [
      found('wrong-object-id', object, {
        related: [
          { start: app.start, end: app.end, message: l10n.msg('The same value is the client ID here.') },
        ],
      }),
    ];
  });
}
