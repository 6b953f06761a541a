// Causes on the way to the server, and in what a program gets back, by the words that name them in any program and language.
import type { Concept } from './concept.ts';
import { anyOf, mail, microsoft } from './conceptTerms.ts';
import { didNotWork, refusedWord, tokenWord, wrongWord } from './mailWords.ts';

const server = anyOf(microsoft, mail, /microsoftonline/);

const ways: readonly Concept[] = [
  {
    code: 'server.noStartTls',
    terms: [
      /STARTTLS/i,
      /not (?:announced|offered|advertised|supported|available)|does ?n[o']t (?:announce|offer|advertise|support)|bietet .{0,20}(?:kein|nicht)|n'(?:annonce|offre) pas|no (?:ofrece|anuncia)|não (?:oferece|anuncia)/i,
    ],
  },
  {
    code: 'network.tlsUntrusted',
    terms: [
      /certificate|Zertifikat|certificat|certificado|certificato|certificaat|certyfikat|certifikát|certifikat|sertifi[kc]a|сертификат|証明書|证书|憑證|인증서/i,
      /untrusted|not trusted|self[- ]signed|nicht vertrauens|non (?:è )?(?:fiable|approuvé|attendibile|sicuro)|no es de confianza|não (?:é )?confiáve|niet vertrouwd|niezaufan|nedůvěryhodn|inte betrod|tidak dipercaya|güvenilir değil|недоверен|не доверен|信頼され|不受信任|신뢰할 수 없/i,
    ],
    beside: server,
  },
  {
    code: 'network.tlsUntrusted',
    terms: [
      /certificate|Zertifikat|certificat|certificado|certificato|証明書|证书/i,
      /(?:this|remote|diese[nr]|ce|este|questo|deze|この|此) ?(?:server|serveur|servidor|サーバ|服务器)/i,
      anyOf(wrongWord, /n.est pas valid/),
    ],
    reach: 60,
  },
  {
    code: 'network.dns',
    terms: [
      /auflös|aufgelöst|résoudre|résolution|resolver\b|resolve\b|resolved|risolver|rozwiąza|přelož|名前解決|解析|확인할 수 없/i,
      anyOf(didNotWork, /could ?n[o']t|cannot|can'?t|unable|failed|unknown/),
    ],
    beside: /\bhost|server|name|microsoftonline|office365|outlook\.|smtp|imap|DNS/i,
    without: /conflict|merge|principal|group|user|parameter set/i,
  },
  {
    code: 'network.tlsUntrusted',
    terms: [
      /firewall|proxy|antivirus|virus scanner|inspection|Virenscanner|pare-feu|cortafuegos/i,
      /certificate|Zertifikat|certificat\b|certificado/i,
      /replac|\bits own\b|re-?sign|intercept|ersetzt|remplac|reemplaz|substitu/i,
    ],
  },
  {
    code: 'imap.tooManyConnections',
    terms: [
      /\b(?:clients?|connections?|sessions?)\b.{0,30}(?:at once|at the same time|simultaneous|in parallel|concurrent)|too many (?:simultaneous |concurrent )?(?:open )?(?:connections?|sessions?|clients?)/i,
    ],
    beside: /\bIMAP\b/i,
    notOthers: true,
  },
  {
    code: 'network.tlsVersion',
    terms: [
      /\b(?:TLS ?v?1[._][01]|SSL ?v?3)\b/i,
      /(?:not|no longer|n'est (?:pas|plus)|nicht (?:mehr)?|no (?:es|está)|não) ?(?:be )?(?:accept|allow|akzept|accept|acept|aceit)/i,
    ],
    beside: server,
  },
  {
    code: 'network.tcp',
    terms: [
      anyOf(refusedWord, /abgelehnt|zurückgewiesen|recusou|rechazó|rifiutat|odrzuc|odmítn/),
      /verbindung|connect|connexion|conexión|conexão|connessione|verbinding|połączen|spojení|anslutning|bağlantı|соединени|接続|连接|연결/i,
    ],
    beside: /:\d{2,5}\b|server|serveur|servid|office ?365|outlook\./i,
    without: /token|sign-?in|login|jeton|proxy/i,
  },
];

const answers: readonly Concept[] = [
  {
    code: 'library.notJson',
    terms: [
      /\bHTML\b/i,
      /\bJSON\b/i,
      /instead|statt|au lieu|en (?:lugar|vez)|em vez|invece|in plaats|zamiast|místo|istället|yerine|вместо|ではなく|而不是|대신/i,
    ],
  },
  {
    code: 'library.tokenNotRenewed',
    terms: [
      tokenWord,
      /\brenew|refresh(?:ing)? |erneuer|renouvel|renov|rinnov|vernieuw|odnowi|obnov|förny|yenile|обнов|更新|갱신/i,
      anyOf(didNotWork, /fail|could ?n[o']t|unable|cannot|\bnot\b|\bnie (?:został|można)/),
    ],
    beside: server,
    without: /refresh[_ -]?token/i,
  },
  {
    code: 'graph.notificationUrl',
    terms: [
      /webhook|notification ?url|subscription|callback url/i,
      /did ?n[o']t (?:answer|respond)|not (?:be )?reach|unreachable|no (?:answer|response)|must respond/i,
    ],
    beside: /graph|outlook|microsoft/i,
  },
];

export const connectionCauses: readonly Concept[] = [...ways, ...answers];
