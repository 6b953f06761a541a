// What the product registry says: the catalogue, the permissions, the app registration's shape.
import { grants } from '../../../core/permissions/grants.ts';
import type { Permission } from '../../../core/permissions/permissions.ts';
import type { SnapshotContents } from '../../../wizard/snapshot.ts';
import type { WizardState } from '../../../wizard/state.ts';
import type { WizardModel } from '../model.ts';

const registry = () => import('../../../products/registry.ts');
type Registry = Awaited<ReturnType<typeof registry>>;

/** The catalogue, and what it says of the draft's product. */
export async function loadCatalogue(state: WizardState): Promise<SnapshotContents> {
  const loaded = await registry();
  return { catalogue: loaded.catalogue(), ...productParts(state, loaded) };
}

/** Permissions and shape of the chosen product; asked again whenever product, protocols or grant change. */
export async function refreshProduct(model: WizardModel): Promise<void> {
  const loaded = await registry();
  model.setParts(productParts(model.state, loaded));
}

const productParts = (state: WizardState, { permissionsOf, shapeOf }: Registry) => ({
  permissions: permissionsOf(state.product, state.protocols, grants[state.grant].access),
  shape: shapeOf(state.product, state.grant),
});

export async function neededPermissions(state: WizardState): Promise<readonly Permission[]> {
  const { permissionsOf } = await registry();
  return permissionsOf(state.product, state.protocols, grants[state.grant].access);
}
