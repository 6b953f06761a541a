// One row for each product, library and tool that can be configured, in the order in which people see them. A new one is a file and a row.

import type { Target } from './product.ts';
import { aem } from './targets/aem.ts';
import { aerc } from './targets/aerc.ts';
import { agentsToolkit } from './targets/agentsToolkit.ts';
import { alertmanager } from './targets/alertmanager.ts';
import { confluence, jira } from './targets/atlassian.ts';
import { bicep } from './targets/bicep.ts';
import { camel } from './targets/camel.ts';
import { cas } from './targets/cas.ts';
import { cliMicrosoft365 } from './targets/cliMicrosoft365.ts';
import { curl } from './targets/curl.ts';
import { davmail } from './targets/davmail.ts';
import { dolibarr } from './targets/dolibarr.ts';
import { emailOAuth2Proxy } from './targets/emailOAuth2Proxy.ts';
import { exchangelib } from './targets/exchangelib.ts';
import { fetchmail } from './targets/fetchmail.ts';
import { flightVector } from './targets/flightVector.ts';
import { fluentSmtp } from './targets/fluentSmtp.ts';
import { frappe } from './targets/frappe.ts';
import { freescout } from './targets/freescout.ts';
import { genesys } from './targets/genesys.ts';
import { getmail6 } from './targets/getmail6.ts';
import { githubActions } from './targets/githubActions.ts';
import { gitlabIncoming } from './targets/gitlabIncoming.ts';
import { gitlabOutgoing } from './targets/gitlabOutgoing.ts';
import { globalCapture } from './targets/globalCapture.ts';
import { glpi } from './targets/glpi.ts';
import { goMail } from './targets/goMail.ts';
import { grafana } from './targets/grafana.ts';
import { graphDotnet } from './targets/graphDotnet.ts';
import { graphGo } from './targets/graphGo.ts';
import { graphJava } from './targets/graphJava.ts';
import { graphJavaScript } from './targets/graphJavaScript.ts';
import { graphPython } from './targets/graphPython.ts';
import { himalaya } from './targets/himalaya.ts';
import { homeAssistant } from './targets/homeAssistant.ts';
import { hoppscotch } from './targets/hoppscotch.ts';
import { httpFiles } from './targets/httpFiles.ts';
import { imagicle } from './targets/imagicle.ts';
import { imapflow } from './targets/imapflow.ts';
import { imapsync } from './targets/imapsync.ts';
import { jakartaMail } from './targets/jakartaMail.ts';
import { jmix } from './targets/jmix.ts';
import { keycloak } from './targets/keycloak.ts';
import { laravelGraph } from './targets/laravelGraph.ts';
import { lettre } from './targets/lettre.ts';
import { mailkit } from './targets/mailkit.ts';
import { mailRoom } from './targets/mailRoom.ts';
import { mbsync } from './targets/mbsync.ts';
import { msmtp } from './targets/msmtp.ts';
import { mutt } from './targets/mutt.ts';
import { muttOAuth2 } from './targets/muttOAuth2.ts';
import { n8n } from './targets/n8n.ts';
import { nextcloudMail } from './targets/nextcloudMail.ts';
import { nodemailer } from './targets/nodemailer.ts';
import { nodeRed } from './targets/nodeRed.ts';
import { oama } from './targets/oama.ts';
import { odoo } from './targets/odoo.ts';
import { offlineimap } from './targets/offlineimap.ts';
import { osticket } from './targets/osticket.ts';
import { ownApplication } from './targets/ownApplication.ts';
import { paperless } from './targets/paperless.ts';
import { parsedmarc } from './targets/parsedmarc.ts';
import { phpMailer } from './targets/phpMailer.ts';
import { pizauth } from './targets/pizauth.ts';
import { postfix } from './targets/postfix.ts';
import { powershellGraph } from './targets/powershellGraph.ts';
import { pythonO365 } from './targets/pythonO365.ts';
import { relayPrograms } from './targets/relayPrograms.ts';
import { roundcube } from './targets/roundcube.ts';
import { servicely } from './targets/servicely.ts';
import { servicenow } from './targets/servicenow.ts';
import { skyline } from './targets/skyline.ts';
import { smtp2Graph } from './targets/smtp2Graph.ts';
import { smtpOAuthRelay } from './targets/smtpOAuthRelay.ts';
import { sonarqube } from './targets/sonarqube.ts';
import { springBoot } from './targets/springBoot.ts';
import { symfonyDsn } from './targets/symfonyDsn.ts';
import { symfonyMailer } from './targets/symfonyMailer.ts';
import { terraform } from './targets/terraform.ts';
import { thunderbird } from './targets/thunderbird.ts';
import { webklex } from './targets/webklex.ts';
import { wpMailSmtp } from './targets/wpMailSmtp.ts';
import { zabbix } from './targets/zabbix.ts';
import { zammad } from './targets/zammad.ts';

/** As each file defines itself; src/products/registry.ts is the way in. */
export const targetTable: readonly Target[] = [
  globalCapture,
  imagicle,
  servicely,
  genesys,
  flightVector,
  ownApplication,
  nodemailer,
  imapflow,
  graphJavaScript,
  mailkit,
  graphDotnet,
  powershellGraph,
  jakartaMail,
  springBoot,
  camel,
  jmix,
  graphJava,
  exchangelib,
  pythonO365,
  graphPython,
  goMail,
  graphGo,
  lettre,
  phpMailer,
  webklex,
  symfonyMailer,
  symfonyDsn,
  laravelGraph,
  msmtp,
  mbsync,
  imapsync,
  mutt,
  himalaya,
  aerc,
  thunderbird,
  getmail6,
  fetchmail,
  offlineimap,
  curl,
  postfix,
  parsedmarc,
  gitlabIncoming,
  gitlabOutgoing,
  mailRoom,
  zammad,
  jira,
  confluence,
  keycloak,
  roundcube,
  odoo,
  freescout,
  osticket,
  glpi,
  hoppscotch,
  relayPrograms,
  aem,
  dolibarr,
  servicenow,
  cas,
  sonarqube,
  zabbix,
  nodeRed,
  homeAssistant,
  frappe,
  wpMailSmtp,
  fluentSmtp,
  nextcloudMail,
  paperless,
  n8n,
  alertmanager,
  grafana,
  emailOAuth2Proxy,
  smtp2Graph,
  smtpOAuthRelay,
  skyline,
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
