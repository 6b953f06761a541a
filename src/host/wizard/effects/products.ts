// What the product registry says, loaded at first use: the catalogue, the permissions, the app registration's shape.
import { grants } from '../../../core/permissions/grants.ts';
import type { Permission } from '../../../core/permissions/permissions.ts';
import { shownCatalogue } from '../../../wizard/shownCatalogue.ts';
import type { WizardState } from '../../../wizard/state.ts';
import type { WizardModel } from '../model.ts';

const registry = () => import('../../../products/registry.ts');
type Registry = Awaited<ReturnType<typeof registry>>;

export async function loadCatalogue(model: WizardModel): Promise<void> {
  const loaded = await registry();
  model.setParts({ catalogue: shownCatalogue(loaded.catalogue()), ...productParts(model.state, loaded) });
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
