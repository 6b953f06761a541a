// Sentences of .NET in other languages than English: Windows PowerShell, Outlook add-ins, reporting servers and every
// program on .NET Framework print them so. Sources: Microsoft's translated documentation, which quotes them (for
// instance e-mail subscriptions of Reporting Services, Azure Storage, PowerShell), and the public code that looks for
// them; Czech, Swedish, Dutch and Turkish ones are from working practice.
import { either } from './languages.ts';
import type { Match } from './match.ts';

/** "Could not establish trust relationship for the SSL/TLS secure channel." */
const untrusted = either(
  'SSL/TLS-Kanal konnte keine Vertrauensstellung hergestellt werden',
  "établir une relation d(?:e |')(?:confiance|approbation) pour le canal sécurisé",
  'relación de confianza para el canal seguro',
  'relação de confiança para o canal seguro',
  'relazione di (?:trust|attendibilità|fiducia) per il canale sicuro',
  'vertrouwensrelatie (?:instellen|tot stand brengen)? ?.{0,20}SSL/TLS|SSL/TLS.{0,40}vertrouwensrelatie',
  'relacji zaufania .{0,30}SSL/TLS',
  'vztah důvěryhodnosti .{0,40}SSL/TLS',
  'förtroenderelation .{0,40}SSL/TLS',
  'SSL/TLS güvenli kanalı için güven ilişkisi',
  'доверительные отношения для защищенного канала',
  'チャネルに対する信頼関係を確立できません',
  '安全通道建立信任关系|安全通道建立信任關係',
  '채널에 대한 (?:트러스트|신뢰) 관계를 설정할 수 없습니다',
);

/** "Could not create SSL/TLS secure channel." */
const noChannel = either(
  'No se p(?:uede|udo) crear un canal seguro SSL',
  'Não foi possível criar um canal seguro (?:para )?(?:de )?SSL',
  'Impossibile creare un canale sicuro SSL',
  'Kan geen beveiligd SSL/TLS-kanaal maken',
  'Nie można utworzyć bezpiecznego kanału SSL',
  'Nelze vytvořit zabezpečený kanál SSL',
  'inte att skapa (?:en )?säker SSL/TLS-kanal',
  'SSL/TLS güvenli kanalı oluşturulam',
  'Не удалось создать защищенный канал SSL',
  'SSL/TLS のセキュリティで保護されているチャネルを作成できません',
  '未能创建 ?SSL/TLS ?安全通道|無法建立 ?SSL/TLS ?的安全通道',
  'SSL/TLS 보안 채널을 만들 수 없습니다',
);

/** "The SMTP server requires a secure connection or the client was not authenticated." */
const notAuthenticated = either(
  'SMTP-Server erfordert eine sichere Verbindung,? oder der Client',
  'serveur SMTP requiert une connexion sécurisée ou le client',
  'servidor SMTP requiere una conexión segura o el cliente',
  'servidor SMTP (?:requer|exige) uma (?:conexão|ligação) segura ou o cliente',
  'server SMTP richiede una connessione (?:protetta|sicura) (?:o|oppure) il client',
  'SMTP-server (?:vereist|heeft) een (?:beveiligde|veilige) verbinding',
  'serwer SMTP wymaga bezpiecznego połączenia lub klient',
  'server SMTP vyžaduje zabezpečené připojení',
  'SMTP-servern kräver en säker anslutning',
  'SMTP sunucusu.{0,20}güvenli bir bağlantı',
  'SMTP-серверу? требу(?:ет|ется) (?:безопасн|защищенн)\\S{2,4} (?:подключени|соединени)\\S? ?,? или',
  'SMTP サーバー.{0,12}(?:セキュリティで保護された|安全な)接続',
  'SMTP 服务器要求安全连接或客户端未通过身份验证|SMTP 伺服器需要安全連接',
  'SMTP 서버에 보안 연결이 필요하거나',
);

export const dotnetLanguages: readonly Match[] = [
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
