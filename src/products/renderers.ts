// What renders each product, library and helper: a bundle of its own, loaded when something is rendered.

import { nodeSample } from './parts/nodeSample.ts';
import type { Renderer } from './product.ts';
import { renderAgentsToolkit } from './targets/agentsToolkit.ts';
import { renderAlertmanager } from './targets/alertmanager.ts';
import { renderBicep } from './targets/bicep.ts';
import { renderCamel } from './targets/camel.ts';
import { renderCliMicrosoft365 } from './targets/cliMicrosoft365.ts';
import { renderCurl } from './targets/curl.ts';
import { renderDavmail } from './targets/davmail.ts';
import { renderEmailOAuth2Proxy } from './targets/emailOAuth2Proxy.ts';
import { renderExchangelib } from './targets/exchangelib.ts';
import { renderFlightVector } from './targets/flightVector.ts';
import { renderFreescout } from './targets/freescout.ts';
import { renderGenesys } from './targets/genesys.ts';
import { renderGetmail6 } from './targets/getmail6.ts';
import { renderGithubActions } from './targets/githubActions.ts';
import { renderGitlabIncoming } from './targets/gitlabIncoming.ts';
import { renderGitlabOutgoing } from './targets/gitlabOutgoing.ts';
import { renderGlobalCapture } from './targets/globalCapture.ts';
import { renderGlpi } from './targets/glpi.ts';
import { renderGoMail } from './targets/goMail.ts';
import { renderGrafana } from './targets/grafana.ts';
import { renderHttpFiles } from './targets/httpFiles.ts';
import { renderImagicle } from './targets/imagicle.ts';
import { renderJakartaMail } from './targets/jakartaMail.ts';
import { renderJmix } from './targets/jmix.ts';
import { renderKeycloak } from './targets/keycloak.ts';
import { renderLaravelGraph } from './targets/laravelGraph.ts';
import { renderMailkit } from './targets/mailkit.ts';
import { renderMailRoom } from './targets/mailRoom.ts';
import { renderMbsync } from './targets/mbsync.ts';
import { renderMsmtp } from './targets/msmtp.ts';
import { renderMutt } from './targets/mutt.ts';
import { renderMuttOAuth2 } from './targets/muttOAuth2.ts';
import { renderOama } from './targets/oama.ts';
import { renderOdoo } from './targets/odoo.ts';
import { renderOfflineimap } from './targets/offlineimap.ts';
import { renderOsticket } from './targets/osticket.ts';
import { renderOwnApplication } from './targets/ownApplication.ts';
import { renderParsedmarc } from './targets/parsedmarc.ts';
import { renderPhpMailer } from './targets/phpMailer.ts';
import { renderPizauth } from './targets/pizauth.ts';
import { renderPostfix } from './targets/postfix.ts';
import { renderPythonO365 } from './targets/pythonO365.ts';
import { renderRoundcube } from './targets/roundcube.ts';
import { renderServicely } from './targets/servicely.ts';
import { renderSmtp2Graph } from './targets/smtp2Graph.ts';
import { renderSmtpOAuthRelay } from './targets/smtpOAuthRelay.ts';
import { renderSpringBoot } from './targets/springBoot.ts';
import { renderSymfonyMailer } from './targets/symfonyMailer.ts';
import { renderTerraform } from './targets/terraform.ts';
import { renderWebklex } from './targets/webklex.ts';
import { renderZammad } from './targets/zammad.ts';

/** By product id; a test holds them against src/products/productRows.ts. */
export const renderers: Readonly<Record<string, Renderer>> = {
  globalcapture: renderGlobalCapture,
  imagicle: renderImagicle,
  servicely: renderServicely,
  genesys: renderGenesys,
  flightvector: renderFlightVector,
  ownApplication: renderOwnApplication,
  nodemailer: nodeSample,
  imapflow: nodeSample,
  mailkit: renderMailkit,
  jakartaMail: renderJakartaMail,
  springBoot: renderSpringBoot,
  camel: renderCamel,
  jmix: renderJmix,
  exchangelib: renderExchangelib,
  pythonO365: renderPythonO365,
  goMail: renderGoMail,
  phpMailer: renderPhpMailer,
  webklex: renderWebklex,
  symfonyMailer: renderSymfonyMailer,
  laravelGraph: renderLaravelGraph,
  msmtp: renderMsmtp,
  mbsync: renderMbsync,
  mutt: renderMutt,
  getmail6: renderGetmail6,
  offlineimap: renderOfflineimap,
  curl: renderCurl,
  postfix: renderPostfix,
  parsedmarc: renderParsedmarc,
  gitlabIncoming: renderGitlabIncoming,
  gitlabOutgoing: renderGitlabOutgoing,
  mailRoom: renderMailRoom,
  zammad: renderZammad,
  keycloak: renderKeycloak,
  roundcube: renderRoundcube,
  odoo: renderOdoo,
  freescout: renderFreescout,
  osticket: renderOsticket,
  glpi: renderGlpi,
  alertmanager: renderAlertmanager,
  grafana: renderGrafana,
  emailOAuth2Proxy: renderEmailOAuth2Proxy,
  smtp2Graph: renderSmtp2Graph,
  smtpOAuthRelay: renderSmtpOAuthRelay,
  davmail: renderDavmail,
  oama: renderOama,
  pizauth: renderPizauth,
  muttOAuth2: renderMuttOAuth2,
  terraform: renderTerraform,
  bicep: renderBicep,
  githubActions: renderGithubActions,
  cliMicrosoft365: renderCliMicrosoft365,
  agentsToolkit: renderAgentsToolkit,
  httpFiles: renderHttpFiles,
};
