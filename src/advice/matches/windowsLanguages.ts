// Sentences of Windows and PowerShell in languages that the tables of the network and of PowerShell do not hold. Dutch,
// Polish, Czech, Swedish, Turkish, Russian and Korean ones are from working practice.
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

/** "The target machine actively refused it." */
const refusedConnection = either(
  'de doelcomputer de verbinding actief heeft geweigerd',
  'komputer docelowy aktywnie go odmawia|aktywnie odmawia',
  'cílový počítač je aktivně odmítl',
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
  { code: 'network.tcp', says: refusedConnection },
  {
    code: 'powershell.unknownCmdlet',
    says: unknownCmdlet,
    beside:
      /(?:Get|Set|New|Add|Test|Remove|Connect)-(?:EXO|Exchange|Mailbox|Application|ServicePrincipal|Management|CAS|Organization|Transport)/i,
  },
];
