// One row for each product, library and helper, in the order in which people see them. A new one is a file and a row.
import { agentsToolkit } from './agentsToolkit.ts';
import { alertmanager } from './alertmanager.ts';
import { bicep } from './bicep.ts';
import { camel } from './camel.ts';
import { cliMicrosoft365 } from './cliMicrosoft365.ts';
import { curl } from './curl.ts';
import { davmail } from './davmail.ts';
import { emailOAuth2Proxy } from './emailOAuth2Proxy.ts';
import { exchangelib } from './exchangelib.ts';
import { flightVector } from './flightVector.ts';
import { freescout } from './freescout.ts';
import { genesys } from './genesys.ts';
import { getmail6 } from './getmail6.ts';
import { githubActions } from './githubActions.ts';
import { gitlabIncoming } from './gitlabIncoming.ts';
import { gitlabOutgoing } from './gitlabOutgoing.ts';
import { globalCapture } from './globalCapture.ts';
import { glpi } from './glpi.ts';
import { goMail } from './goMail.ts';
import { grafana } from './grafana.ts';
import { httpFiles } from './httpFiles.ts';
import { imagicle } from './imagicle.ts';
import { imapflow } from './imapflow.ts';
import { jakartaMail } from './jakartaMail.ts';
import { jmix } from './jmix.ts';
import { keycloak } from './keycloak.ts';
import { laravelGraph } from './laravelGraph.ts';
import { mailkit } from './mailkit.ts';
import { mailRoom } from './mailRoom.ts';
import { mbsync } from './mbsync.ts';
import { msmtp } from './msmtp.ts';
import { mutt } from './mutt.ts';
import { muttOAuth2 } from './muttOAuth2.ts';
import { nodemailer } from './nodemailer.ts';
import { oama } from './oama.ts';
import { odoo } from './odoo.ts';
import { offlineimap } from './offlineimap.ts';
import { osticket } from './osticket.ts';
import { ownApplication } from './ownApplication.ts';
import { parsedmarc } from './parsedmarc.ts';
import { phpMailer } from './phpMailer.ts';
import { pizauth } from './pizauth.ts';
import { postfix } from './postfix.ts';
import type { Product } from './product.ts';
import { pythonO365 } from './pythonO365.ts';
import { roundcube } from './roundcube.ts';
import { servicely } from './servicely.ts';
import { smtp2Graph } from './smtp2Graph.ts';
import { smtpOAuthRelay } from './smtpOAuthRelay.ts';
import { springBoot } from './springBoot.ts';
import { symfonyMailer } from './symfonyMailer.ts';
import { terraform } from './terraform.ts';
import { webklex } from './webklex.ts';
import { zammad } from './zammad.ts';

/** As each file defines itself; src/products/registry.ts is the way in. */
export const productRows: readonly Product[] = [
  globalCapture,
  imagicle,
  servicely,
  genesys,
  flightVector,
  ownApplication,
  nodemailer,
  imapflow,
  mailkit,
  jakartaMail,
  springBoot,
  camel,
  jmix,
  exchangelib,
  pythonO365,
  goMail,
  phpMailer,
  webklex,
  symfonyMailer,
  laravelGraph,
  msmtp,
  mbsync,
  mutt,
  getmail6,
  offlineimap,
  curl,
  postfix,
  parsedmarc,
  gitlabIncoming,
  gitlabOutgoing,
  mailRoom,
  zammad,
  keycloak,
  roundcube,
  odoo,
  freescout,
  osticket,
  glpi,
  alertmanager,
  grafana,
  emailOAuth2Proxy,
  smtp2Graph,
  smtpOAuthRelay,
  davmail,
  oama,
  pizauth,
  muttOAuth2,
  terraform,
  bicep,
  githubActions,
  cliMicrosoft365,
  agentsToolkit,
  httpFiles,
];
