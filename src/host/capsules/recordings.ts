// What this window's probes saw last, for a capsule; and the capsules that are open here, which answer in place of servers.
import type { Memento } from 'vscode';
import type { Capsule, Recording } from '../../core/capsule/capsule.ts';
import { isSameClient, secretBinding } from '../../core/credential/secretKey.ts';
import { type ProtocolId, protocolIds, type Registration } from '../../core/registration/registration.ts';

export interface Recordings {
  /** Keeps what a probe saw, in memory. */
  keep(registration: Registration, recording: Recording): void;
  /** The last recordings of a mailbox, one for each protocol. */
  of(registration: Registration, address: string): readonly Recording[];
  /** From now on tests of the registration with this id are answered by the capsule, also in later windows. */
  open(id: string, capsule: Capsule): Promise<void>;
  /** The capsule of the registration with this id is no longer kept. */
  forget(id: string): Promise<void>;
  /** What the capsule of this registration saw of a mailbox; undefined if it is of no capsule, or of another application. */
  replay(registration: Registration, protocol: ProtocolId, address: string): Recording | undefined;
}

const keyOf = (id: string): string => `exchangeOAuth.capsule.${id}`;
/** A registration of a capsule has this in front of its id, so that a file never answers for any other one. */
export const capsulePrefix = 'capsule-';

export function createRecordings(memento: Memento): Recordings {
  const kept = new Map<string, Recording>();
  const key = (registration: Registration, address: string, protocol: ProtocolId) =>
    JSON.stringify([secretBinding(registration), address.toLowerCase(), protocol]);
  return {
    keep: (registration, recording) =>
      void kept.set(key(registration, recording.address, recording.protocol), recording),
    of: (registration, address) =>
      protocolIds.flatMap((protocol) => kept.get(key(registration, address, protocol)) ?? []),
    open: async (id, capsule) => memento.update(keyOf(id), capsule),
    forget: async (id) => memento.update(keyOf(id), undefined),
    replay: (registration, protocol, address) => {
      const { id, cloud } = registration;
      if (cloud !== 'demo' || !id.startsWith(capsulePrefix)) return undefined;
      const capsule = memento.get<Capsule>(keyOf(id));
      // The cloud is the demo tenant's here, whatever it was when the capsule was made.
      if (capsule === undefined || !isSameClient(capsule.registration, registration)) return undefined;
      return capsule.recordings.find(
        (recording) => recording.protocol === protocol && isSame(recording.address, address),
      );
    },
  };
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
