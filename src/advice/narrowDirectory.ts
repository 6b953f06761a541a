// "Insufficient privileges" has four causes; what is known about the person's rights tells them apart.
import type { Code } from '../core/report/codes.ts';
import type { DirectoryRights } from './context.ts';

/** Most likely first. */
export function narrowDirectory(rights: DirectoryRights): readonly Code[] {
  if (rights.missingPermissions.length > 0) return ['provisioning.permissionMissing'];
  if (rights.makesApplication === true) {
    return ['provisioning.creationBlocked', 'provisioning.roleMissing', 'provisioning.roleInactive'];
  }
  return rights.lacksRole === true
    ? ['provisioning.roleMissing', 'provisioning.roleInactive']
    : ['provisioning.roleInactive', 'provisioning.roleMissing'];
}
