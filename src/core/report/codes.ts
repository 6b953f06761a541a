// The stable codes of advice. One code, one row in src/advice; `<area>.<reason>`. Never renamed, only added to.
import { policyCodes, powershellCodes, provisioningCodes } from './codes/administratorCodes.ts';
import { networkCodes, serverCodes } from './codes/connectionCodes.ts';
import { ewsCodes, exchangeCodes, graphCodes } from './codes/mailboxCodes.ts';
import { imapCodes, popCodes, smtpCodes } from './codes/mailProtocolCodes.ts';
import { foreignCodes, libraryCodes, localCodes } from './codes/otherCodes.ts';
import { claimsCodes, entraCodes, oauthCodes } from './codes/signInCodes.ts';

export const codes = [
  ...networkCodes,
  ...serverCodes,
  ...oauthCodes,
  ...entraCodes,
  ...claimsCodes,
  ...exchangeCodes,
  ...ewsCodes,
  ...graphCodes,
  ...imapCodes,
  ...popCodes,
  ...smtpCodes,
  ...policyCodes,
  ...powershellCodes,
  ...provisioningCodes,
  ...localCodes,
  ...libraryCodes,
  ...foreignCodes,
  'unknown.notRecognised',
] as const;
export type Code = (typeof codes)[number];
