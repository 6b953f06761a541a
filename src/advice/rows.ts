// Every code's advice: complete by type, so a code without a row does not compile.
import type { Code } from '../core/report/codes.ts';
import type { AdviceRow } from './adviceRow.ts';
import { deliveryRows } from './delivery.ts';
import { entraAccountRows } from './entraAccount.ts';
import { entraClientRows } from './entraClient.ts';
import { entraConsentRows } from './entraConsent.ts';
import { entraRequestRows } from './entraRequest.ts';
import { ewsRows } from './ews.ts';
import { exchangeRows } from './exchange.ts';
import { graphRows } from './graph.ts';
import { localRows } from './local.ts';
import { mailStoreRows } from './mailStores.ts';
import { networkRows } from './network.ts';
import { oauthRows } from './oauth.ts';
import { policyRows } from './policy.ts';
import { powershellRows } from './powershell.ts';
import { programRows } from './programs.ts';
import { provisioningRows } from './provisioning.ts';
import { smtpRows } from './smtp.ts';

export const rows: Readonly<Record<Code, AdviceRow>> = {
  ...networkRows,
  ...oauthRows,
  ...entraClientRows,
  ...entraAccountRows,
  ...entraConsentRows,
  ...entraRequestRows,
  ...exchangeRows,
  ...ewsRows,
  ...graphRows,
  ...mailStoreRows,
  ...smtpRows,
  ...policyRows,
  ...powershellRows,
  ...provisioningRows,
  ...localRows,
  ...deliveryRows,
  ...programRows,
};
