// Ids of the application that the demo tenant has from the start; fixed, so that a saved registration fits the next start.

/** Verified domain of the demo tenant. */
export const demoDomain = 'contoso.example';

export const readyIds = {
  /** Client ID. */
  appId: '8c2b7d4e-31f5-4c77-8a6b-0e9d5f3a2b10',
  /** Object ID of the app registration. */
  objectId: '1b8f6f0a-6f65-4d0e-9a53-7f4f1f5b9c22',
  /** Object ID of the enterprise application. */
  servicePrincipalId: 'c4a9d3e2-7b16-4f58-b0cd-2e8a6f917d33',
} as const;

/** IDs of the application that signs administrators in; fixed for the same reason. */
export const provisionerIds = {
  appId: 'd5b0c7de-1111-4d5e-9f60-7b8c9d0e1f20',
  objectId: 'd5b0c7de-2222-4d5e-9f60-7b8c9d0e1f20',
} as const;
