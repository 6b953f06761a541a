// Sentences of Windows and PowerShell in languages that the tables of the network and of PowerShell do not hold, as far
// as they tell one from the others. Windows translates its socket errors, and .NET, PHP, Python, Go and Java print them
// so. Sources: Microsoft's translated documentation (system error codes 9000 to 11999, SQL Server error 10060) and
// public code that looks for them; Czech, Swedish and Turkish ones are from working practice.
import { either } from './languages.ts';
import type { Match } from './match.ts';

/** "No such host is known", as Windows says it. */
const noSuchHost = either(
  'Er is geen dergelijke host bekend|Onbekende host',
  'Nieznany host|Taki host jest nieznany',
  'Hostitel není známý|Žádný takový hostitel není znám',
  'Det finns ingen sådan värd känd|Okänd värd',
  'Böyle bir (?:ana bilgisayar|konak) bilinmiyor',
  'Этот хост неизвестен',
  '알려진 호스트가 없습니다',
);

/** "The requested name is valid, but no data of the requested type was found." */
const noAddress = either(
  'name is valid, but no data',
  'Name ist gültig, es wurden jedoch',
  'nom demandé est valide',
  'nombre solicitado es válido',
  'nome richiesto è valido',
  'nome solicitado é válido',
  'gevraagde naam is geldig',
  'Żądana nazwa jest prawidłowa',
  'Запрошенное имя верно',
  '要求した名前は有効',
  '(?:请求的名称有效|要求的名稱有效)',
  '요청한 이름이 올바르지만',
);

/** "The connected party did not properly respond after a period of time." */
const noAnswer = either(
  'Gegenstelle nach einer bestimmten|verbundene (?:Host|Partei) nicht',
  'parti connecté n.a pas répondu|hôte de connexion n.a pas',
  'parte conectada no respondió|host conectado no ha podido',
  '(?:parte|entità) connessa (?:dopo|non)|host collegato',
  '(?:componente|parte) conectad[ao] não respondeu',
  'verbonden (?:partij|host) niet',
  'połączona strona nie|strona połączenia nie',
  'připojená strana',
  'anslutna parten',
  'yanıt vermediğinden',
  'за требуемое время не получен',
  '呼び出し先が一定の時間',
  '没有正确答复|並未正確回應',
  '구성원으로부터 응답이 없어',
);

/** "An existing connection was forcibly closed by the remote host", or was aborted by the software of this one. */
const forciblyClosed = either(
  'softwaregesteuert',
  'connexion (?:existante a dû être fermée|établie a été abandonnée)',
  'interrupción de una conexión|conexión establecida por el software',
  '(?:interrotta forzatamente|interrotta dal software)',
  'ligação existente foi forçada|conexão estabelecida foi anulada',
  'geforceerd verbroken',
  'gwałtownie zamknięte|przerwane przez oprogramowanie',
  'vynuceně ukončeno',
  'tvingades att stäng',
  'zorla kapatıldı',
  'принудительно разорвал|компьютере разорвала',
  '強制的に切断|によって中止されました',
  '主机中的软件中止|已強制關閉|電腦上的軟體中止',
  '강제로 끊겼|소프트웨어의 의해 중단',
);

/** "A socket operation was attempted to an unreachable host" or network. */
const unreachable = either(
  'nicht verfügbare[ns] (?:Host|Netz)',
  '(?:hôte|réseau) (?:impossible à atteindre|inaccessible)',
  '(?:host|red) no accesible',
  '到達できない(?:ホスト|ネットワーク)',
  '无法连接的(?:主机|网络)|無法連線的(?:主機|網路)',
  '연결할 수 없는 (?:호스트|네트워크)',
);

/** "The client and server cannot communicate, because they do not possess a common algorithm" (Schannel). */
const noCommonAlgorithm = either(
  'gemeinsamen Algorithmus',
  'algorithme commun',
  'algoritmo (?:común|comune|comum)',
  'gemeenschappelijk algoritme',
  'wspólnego algorytmu',
  'общ(?:его|им) алгоритм',
  '共通のアルゴリズム',
  '通用算法|(?:共同|公用)的演算法',
  '공통 알고리즘',
);

/** "The handshake failed due to an unexpected packet format" (.NET). */
const unexpectedPacket = either(
  'unerwarteten Paketformat',
  'format de paquet inattendu',
  'formato de (?:paquete inesperado|pacote inesperado)',
  'formato imprevisto dei pacchetti',
  'неожиданного формата пакета',
  '予期しないパケット形式',
  '意外的数据包格式|未预期的封包格式',
);

/** "The underlying connection was closed" (.NET), which names the reason behind it if there is one. */
const underlying = either(
  'zugrunde ?liegende Verbindung wurde',
  'connexion sous-jacente',
  'Se ha terminado la conexión',
  'connessione sottostante',
  '(?:conexão|ligação) subjacente',
  'onderliggende verbinding',
  'Połączenie podstawowe',
  'underliggande anslutning',
  'Базовое соединение',
  '接続が切断されました:',
  '基础连接已|基礎連接已',
  '기본 연결이 닫혔',
);

/** "The target machine actively refused it." */
const refusedConnection = either(
  'de doelcomputer de verbinding actief heeft geweigerd',
  'komputer docelowy aktywnie go odmawia|aktywnie odmawia',
  'cílový počítač je aktivně odmítl',
  'Rifiuto persistente del computer',
  'destino a recusou',
  '目標電腦拒絕連線',
  'måldatorn aktivt nekade det',
  'hedef makine etkin olarak reddettiğinden',
  'конечный компьютер отверг запрос на подключение',
  '대상 컴퓨터에서 연결을 거부했으므로',
);

/** "The term 'X' is not recognized as the name of a cmdlet", for cmdlets of Exchange. */
const unknownCmdlet = either(
  'wordt niet herkend als de naam van een cmdlet',
  'nie (?:został|jest) rozpoznan.{0,20}nazw[aąy].{0,10}(?:polecenia|cmdlet)',
  'nebyl rozpoznán jako název rutiny',
  'känns inte igen som namnet på en cmdlet',
  'bir cmdlet.{0,60}adı olarak tanınmıyor',
  'не распознано как имя командлета',
  '용어가 cmdlet.{0,60}이름으로 인식되지 않습니다',
);

export const windowsLanguages: readonly Match[] = [
  { code: 'network.dns', says: noSuchHost },
  { code: 'network.dns', says: noAddress },
  { code: 'network.timeout', says: noAnswer },
  { code: 'network.reset', says: forciblyClosed },
  { code: 'network.reset', says: underlying, confidence: 'possible' },
  { code: 'network.unreachable', says: unreachable },
  { code: 'network.tlsVersion', says: noCommonAlgorithm },
  { code: 'network.tlsOnPlainPort', says: unexpectedPacket },
  { code: 'network.tcp', says: refusedConnection },
  {
    code: 'powershell.unknownCmdlet',
    says: unknownCmdlet,
    beside:
      /(?:Get|Set|New|Add|Test|Remove|Connect)-(?:EXO|Exchange|Mailbox|Application|ServicePrincipal|Management|CAS|Organization|Transport)/i,
  },
];
