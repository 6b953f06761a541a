// What renders each product, library and helper: a bundle of its own, loaded when something is rendered.
import { renderAgentsToolkit } from './agentsToolkit.ts';
import { renderAlertmanager } from './alertmanager.ts';
import { renderBicep } from './bicep.ts';
import { renderCamel } from './camel.ts';
import { renderCliMicrosoft365 } from './cliMicrosoft365.ts';
import { renderCurl } from './curl.ts';
import { renderDavmail } from './davmail.ts';
import { renderEmailOAuth2Proxy } from './emailOAuth2Proxy.ts';
import { renderExchangelib } from './exchangelib.ts';
import { renderFlightVector } from './flightVector.ts';
import { renderFreescout } from './freescout.ts';
import { renderGenesys } from './genesys.ts';
import { renderGetmail6 } from './getmail6.ts';
import { renderGithubActions } from './githubActions.ts';
import { renderGitlabIncoming } from './gitlabIncoming.ts';
import { renderGitlabOutgoing } from './gitlabOutgoing.ts';
import { renderGlobalCapture } from './globalCapture.ts';
import { renderGlpi } from './glpi.ts';
import { renderGoMail } from './goMail.ts';
import { renderGrafana } from './grafana.ts';
import { renderHttpFiles } from './httpFiles.ts';
import { renderImagicle } from './imagicle.ts';
import { renderJakartaMail } from './jakartaMail.ts';
import { renderJmix } from './jmix.ts';
import { renderKeycloak } from './keycloak.ts';
import { renderLaravelGraph } from './laravelGraph.ts';
import { renderMailkit } from './mailkit.ts';
import { renderMailRoom } from './mailRoom.ts';
import { renderMbsync } from './mbsync.ts';
import { renderMsmtp } from './msmtp.ts';
import { renderMutt } from './mutt.ts';
import { renderMuttOAuth2 } from './muttOAuth2.ts';
import { nodeSample } from './nodeSample.ts';
import { renderOama } from './oama.ts';
import { renderOdoo } from './odoo.ts';
import { renderOfflineimap } from './offlineimap.ts';
import { renderOsticket } from './osticket.ts';
import { renderOwnApplication } from './ownApplication.ts';
import { renderParsedmarc } from './parsedmarc.ts';
import { renderPhpMailer } from './phpMailer.ts';
import { renderPizauth } from './pizauth.ts';
import { renderPostfix } from './postfix.ts';
import type { Renderer } from './product.ts';
import { renderPythonO365 } from './pythonO365.ts';
import { renderRoundcube } from './roundcube.ts';
import { renderServicely } from './servicely.ts';
import { renderSmtp2Graph } from './smtp2Graph.ts';
import { renderSmtpOAuthRelay } from './smtpOAuthRelay.ts';
import { renderSpringBoot } from './springBoot.ts';
import { renderSymfonyMailer } from './symfonyMailer.ts';
import { renderTerraform } from './terraform.ts';
import { renderWebklex } from './webklex.ts';
import { renderZammad } from './zammad.ts';

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
