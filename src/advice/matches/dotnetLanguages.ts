// Sentences of .NET in other languages than English: Windows PowerShell, Outlook add-ins, reporting servers and every
// program on .NET Framework print them so. Sources: Microsoft's translated documentation, which quotes them (for
// instance e-mail subscriptions of Reporting Services, Azure Storage, PowerShell), and the public code that looks for
// them; Czech, Swedish, Dutch and Turkish ones are from working practice.
import { either } from './languages.ts';
import type { Match } from './match.ts';

/** "Could not establish trust relationship for the SSL/TLS secure channel." */
const untrusted = either(
  'SSL/TLS-Kanal konnte keine',
  'pour le canal sécurisé',
  'para el canal seguro',
  'para o canal seguro',
  'per il canale sicuro',
  'vertrouwensrelatie',
  'relacji zaufania',
  'vztah důvěryhodnosti',
  'förtroenderelation',
  'güven ilişkisi',
  'доверительные отношения',
  'チャネルに対する信頼',
  '安全通道建立信任',
  '채널에 대한 (?:트러스트|신뢰)',
);

/** "Could not create SSL/TLS secure channel." */
const noChannel = either(
  'crear un canal seguro',
  'criar um canal seguro',
  'creare un canale sicuro',
  'beveiligd SSL/TLS-kanaal',
  'bezpiecznego kanału',
  'zabezpečený kanál',
  'säker SSL/TLS-kanal',
  'güvenli kanalı oluş',
  'создать защищенный канал',
  'チャネルを作成できません',
  '创建 ?SSL/TLS|建立 ?SSL/TLS',
  '보안 채널을 만들',
);

/** "The SMTP server requires a secure connection or the client was not authenticated." */
const notAuthenticated = either(
  'SMTP-Server erfordert eine sichere',
  'SMTP requiert une connexion',
  'SMTP requiere una conexión',
  'SMTP (?:requer|exige) uma',
  'SMTP richiede una conn',
  'SMTP-server (?:vereist|heeft) een',
  'SMTP wymaga bezp',
  'SMTP vyžaduje zab',
  'SMTP-servern kräver',
  'SMTP sunucusu.{0,20}güvenli',
  'SMTP-серверу? требу',
  'SMTP サーバー.{0,24}接続',
  'SMTP (?:服务器要求|伺服器需要)安全',
  'SMTP 서버에 보안',
);

/** "401 Unauthorized" and "401 access denied", whatever stands between. */
const unauthorized = either(
  '\\b401\\b[ :"„“«「-]{1,3}(?:access denied|not authorized',
  'Nicht autorisiert|Zugriff verweigert',
  '(?:accès )?(?:non autorisé|refusé)',
  '(?:no autorizado|acceso denegado)',
  '(?:não autorizado|acesso negado)',
  '(?:non autorizzato|accesso negato)',
  'Niet-?(?: )?(?:gemachtigd|geautoriseerd)|toegang geweigerd',
  '(?:Brak autoryzacji|Nieautoryzowan|odmowa dostępu)',
  '(?:Neautorizov|Přístup odepřen)',
  '(?:Obehörig|Åtkomst nekad)',
  '(?:Yetkisiz|erişim engellendi)',
  '(?:Не авторизован|Несанкционирован|Отказано в доступе)',
  '(?:許可されていません|権限がありません|アクセスが?拒否)',
  '(?:未授权|未授權|未经授权|拒绝访问|拒絕存取|存取遭拒)',
  '(?:권한 없음|액세스 거부))',
);

export const dotnetLanguages: readonly Match[] = [
  { code: 'server.unauthorized', says: unauthorized, confidence: 'possible' },
  { code: 'network.tlsUntrusted', says: untrusted },
  { code: 'network.tlsVersion', says: noChannel },
  // Other servers than Exchange cause the same sentence; their reply tells which server it was.
  {
    code: 'smtp.notAuthenticated',
    says: notAuthenticated,
    beside: /\b5\.7\.(?:1|3|57)\b|outlook\.com|office ?365|exchange/i,
    confidence: 'possible',
  },
];
