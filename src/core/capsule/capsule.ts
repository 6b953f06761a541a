// A capsule: one failed test in a file that can be handed on, without identities and secrets, in which it happens again.

import * as v from 'valibot';
import * as l10n from '../l10n.ts';
import { parseRegistration } from '../registration/parseRegistration.ts';
import {
  cloudIds,
  grantIds,
  type Mailbox,
  protocolIds,
  type Registration,
} from '../registration/registration.ts';
import type { ClaimedOutcome } from '../report/probeReport.ts';
import { redactJson } from '../text/redactJson.ts';
import { recordingShape } from './recordingShape.ts';
import { renameIdentities } from './renameIdentities.ts';

/** What was seen of one protocol: everything that the advice is made from. */
export type Recording = ClaimedOutcome;

export interface Capsule {
  readonly format: typeof capsuleFormat;
  readonly version: 1;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  /** Names and versions of what it was made with. */
  readonly versions: Readonly<Record<string, string>>;
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly recordings: readonly Recording[];
  /** The code of each failed step when it was made, by protocol: a replay has to come to the same. */
  readonly advised: Readonly<Record<string, string>>;
}

const capsuleFormat = 'exchange-oauth2-setup-capsule';
/** A capsule holds a few answers of servers, each cut to a thousand characters (UTF-16 units). */
const maxCapsuleLength = 1_000_000;

export interface CapsuleContent {
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly recordings: readonly Recording[];
  readonly advised: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly madeAt: string;
}

export type CapsuleMade =
  | { readonly ok: true; readonly text: string }
  /** A secret or something that looks like one is in it: it is not written. */
  | { readonly ok: false; readonly problem: string };

/** Writes a capsule; `redact` knows every live secret. */
export function makeCapsule(content: CapsuleContent, redact: (text: string) => string): CapsuleMade {
  const capsule: Capsule = {
    format: capsuleFormat,
    version: 1,
    madeAt: content.madeAt,
    versions: content.versions,
    ...renameIdentities(
      {
        registration: keptOf(content.registration, content.mailbox),
        mailbox: content.mailbox,
        recordings: content.recordings.map((recording) => ({ ...recording, registration: 'capsule' })),
      },
      content.registration,
    ),
    advised: content.advised,
  };
  const text = `${JSON.stringify(capsule, null, 2)}\n`;
  // Also as it was before the renaming, which could tear a secret into pieces that no longer look like one.
  if (holdsSecret(content, redact) || holdsSecret(capsule, redact))
    return {
      ok: false,
      problem: l10n.record(
        'What the server answered holds something that may be a secret, so no file is written. Copy the report instead and remove it by hand.',
      ),
    };
  return { ok: true, text };
}

/** What the advice reads, and no more: a federated credential names the repository that it trusts. */
const keptOf = (
  { product, cloud, tenantId, clientId, grant }: Registration,
  mailbox: Mailbox,
): Registration => ({
  id: 'capsule',
  name: 'Capsule',
  product,
  cloud,
  tenantId,
  clientId,
  grant,
  mailboxes: [mailbox],
});

const holdsSecret = (value: unknown, redact: (text: string) => string): boolean =>
  JSON.stringify(redactJson(value, redact)) !== JSON.stringify(value);

const text = v.pipe(v.string(), v.maxLength(10_000));
const protocol = v.picklist(protocolIds);

const mailbox = v.object({
  address: text,
  protocols: v.pipe(v.array(protocol), v.minLength(1)),
  signInAs: v.optional(text),
  sendAs: v.optional(text),
  controlMailbox: v.optional(text),
});

const shape = v.object({
  format: v.literal(capsuleFormat),
  version: v.literal(1),
  /** It becomes a part of a name. */
  madeAt: v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{5,20}Z$/)),
  versions: v.record(text, text),
  registration: v.object({
    id: text,
    name: text,
    product: text,
    cloud: v.picklist(cloudIds),
    tenantId: text,
    clientId: text,
    grant: v.picklist(grantIds),
    mailboxes: v.array(mailbox),
  }),
  mailbox,
  recordings: v.pipe(v.array(recordingShape), v.minLength(1), v.maxLength(20)),
  advised: v.record(text, text),
});

/** What a later version of this extension writes, whatever else it holds. */
const newer = v.object({ version: v.pipe(v.number(), v.minValue(2)) });

/** Whether settings would take its registration: an entry that cannot be used could not be removed again. */
const isUsable = ({ registration, mailbox: own }: v.InferOutput<typeof shape>): boolean =>
  parseRegistration({ ...registration, id: 'capsule', name: 'Capsule', cloud: 'demo', mailboxes: [own] }).ok;

export type CapsuleReading =
  | { readonly ok: true; readonly capsule: Capsule }
  | { readonly ok: false; readonly problem: string };

/** Reads a capsule's text; only its shape is checked, and none of its content is trusted. */
export function readCapsule(source: string): CapsuleReading {
  if (source.length > maxCapsuleLength)
    return { ok: false, problem: l10n.record('The file is larger than a capsule can be.') };
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return {
      ok: false,
      problem: l10n.record('The file is not JSON. Choose a file that "Export This Failure" wrote.'),
    };
  }
  if (v.is(newer, value))
    return {
      ok: false,
      problem: l10n.record(
        'The capsule was written by a newer version of this extension. Update it, then open the file again.',
      ),
    };
  const parsed = v.safeParse(shape, value);
  if (!parsed.success || !isUsable(parsed.output))
    return {
      ok: false,
      problem: l10n.record(
        'The file is not a capsule, or it was changed. Choose a file that "Export This Failure" wrote.',
      ),
    };
  return { ok: true, capsule: parsed.output as unknown as Capsule };
}
