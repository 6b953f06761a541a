// Sentences of .NET in other languages than English: Windows PowerShell, Outlook add-ins, reporting servers and every
// program on .NET Framework print them so. Sources: Microsoft's translated documentation, which quotes them (for
// instance e-mail subscriptions of Reporting Services, Azure Storage, PowerShell), and the public code that looks for
// them; Czech, Swedish, Dutch and Turkish ones are from working practice.
import { either } from './languages.ts';
import type { Match } from './match.ts';

/** "Unable to connect to the remote server." */
const notConnected = either(
  'Verbindung mit dem Remoteserver kann nicht hergestellt werden',
  'Impossible de se connecter au serveur distant',
  '(?:No es posible|No se puede|Imposible) conectar con el servidor remoto',
  '(?:Impossível conectar-se|Não foi possível conectar(?:-se)?|Não é possível ligar) ao servidor remoto',
  'Impossibile (?:effettuare la connessione|connettersi) al server remoto',
  'Kan geen verbinding (?:met de externe server maken|maken met de externe server)',
  'Nie można (?:połączyć się|nawiązać połączenia) z serwerem zdalnym',
  'Nelze se připojit ke vzdálenému serveru',
  'Det g(?:år|ick) inte att ansluta till fjärrservern',
  'Uzak sunucuya bağlanılam',
  'Невозможно (?:соединиться|подключиться|связаться) (?:с|к) удаленн(?:ым|ому) сервер',
  'リモート サーバーに接続できません',
  '无法连接到远程服务器|無法連接至遠端伺服器',
  '원격 서버에 연결할 수 없습니다',
);

/** "The remote name could not be resolved." */
const notResolved = either(
  'Remotename konnte nicht aufgelöst werden',
  "nom distant n'a pas pu être résolu",
  'No se pu(?:ede|do) resolver el nombre remoto',
  'nome remoto não pôde ser resolvido',
  'Impossibile risolvere il nome remoto',
  'externe naam (?:kan niet|kon niet) worden (?:omgezet|opgelost)|Kan de externe naam niet omzetten',
  'Nie można rozpoznać nazwy zdalnej',
  'Vzdálený název nelze přeložit',
  'Fjärrnamnet kunde inte matchas|Det gick inte att matcha fjärrnamnet',
  'Uzak ad çözülemedi|Uzak ad çözümlenemedi',
  'Невозможно разрешить удаленное имя',
  'リモート名.{0,80}を解決できません',
  '未能解析此远程名称|無法解析遠端名稱',
  '원격 이름을 확인할 수 없습니다',
);

/** "The operation has timed out." */
const timedOut = either(
  'Timeout für (?:den )?Vorgang (?:wurde )?überschritten|Zeitlimit für (?:den )?Vorgang|Vorgang hat das Timeout überschritten',
  "délai d'attente de l'opération a expiré|opération a (?:dépassé le délai|expiré)",
  'Se (?:excedió|agotó) el tiempo de espera|operación ha agotado el tiempo',
  'tempo limite da operação|operação (?:atingiu|excedeu) o tempo limite',
  "Timeout dell'operazione|Tempo scaduto per l'operazione|operazione ha superato il tempo limite",
  'time-out (?:van de bewerking|opgetreden)|bewerking is verlopen',
  'Upłynął limit czasu',
  '(?:Časový limit|Vypršel časový limit).{0,30}(?:operace|vypršel)',
  'Tidsgränsen för åtgärden|åtgärden nådde sin tidsgräns',
  'İşlem zaman aşımına uğradı|işlemin süresi doldu',
  'Время ожидания операции истекло|Истекло время ожидания|время (?:выполнения )?операции истекло',
  '操作がタイムアウトしました',
  '操作(?:已)?超时|作業逾時|操作逾時',
  '작업 시간이 초과되었습니다|작업이 제한 시간을 초과',
);

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

/** "Failure sending mail." */
const notSent = either(
  'Fehler beim Senden (?:von|der) (?:E-?)?Mail',
  "Échec (?:de l'envoi|d'envoi) du (?:courrier|message électronique)",
  'Error al enviar (?:el )?correo',
  'Falha ao enviar (?:o )?(?:e-?mail|correio)|Erro ao enviar email',
  "(?:Errore durante l'invio della posta|Invio (?:di|della) posta .{0,12}non riuscito)",
  'Kan (?:de )?e-mail niet verzenden',
  'Błąd wysyłania poczty|Niepowodzenie wysyłania poczty',
  'Chyba při odesílání pošty',
  'Det gick inte att skicka e-post',
  'Posta gönderilemedi|Posta gönderme hatası',
  'Сбой при отправке почты|Ошибка при отправке (?:сообщения электронной )?почты',
  'メールを送信できませんでした',
  '发送邮件失败|無法傳送郵件',
  '메일 전송 실패|메일을 보내는 중 오류',
);

export const dotnetLanguages: readonly Match[] = [
  { code: 'network.tcp', says: notConnected },
  { code: 'network.dns', says: notResolved },
  { code: 'network.timeout', says: timedOut },
  { code: 'network.tlsUntrusted', says: untrusted },
  { code: 'network.tlsVersion', says: noChannel },
  // Other servers than Exchange cause the same sentence; their reply tells which server it was.
  {
    code: 'smtp.notAuthenticated',
    says: notAuthenticated,
    beside: /\b5\.7\.(?:1|3|57)\b|outlook\.com|office ?365|exchange/i,
    confidence: 'possible',
  },
  {
    code: 'library.connectFailed',
    says: notSent,
    beside: /SmtpException|System\.Net\.Mail|office ?365|outlook|exchange|Report(?:ing)? ?Server/i,
    confidence: 'possible',
  },
];
