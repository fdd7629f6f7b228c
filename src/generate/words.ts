/** A word or phrase in the languages of invented names. `bs` stands for all Ijekavian forms. */
export interface Phrase {
  en: string;
  sq: string;
  sr: string;
  bs: string;
  mk: string;
}

/** One phrase a line: English, Albanian, Serbian, its Ijekavian form where it differs, Macedonian. */
function phrases(text: string): readonly Phrase[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [en = '', sq = '', sr = '', bs = '', mk = ''] = line.split('|').map((cell) => cell.trim());
      return { en, sq, sr, bs: bs || sr, mk };
    });
}

/** How a civil society organisation calls itself; several state a legal form. */
export const heads = phrases(`
  Association | Shoqata | Udruženje | | Здружение
  Citizens' Association | Shoqata e Qytetarëve | Udruženje građana | | Здружение на граѓани
  Foundation | Fondacioni | Fondacija | | Фондација
  Centre | Qendra | Centar | | Центар
  Forum | Forumi | Forum | | Форум
  Institute | Instituti | Institut | | Институт
  Initiative | Nisma | Inicijativa | | Иницијатива
  Movement | Lëvizja | Pokret | | Движење
  Club | Klubi | Klub | | Клуб
  Committee | Komiteti | Odbor | | Одбор
  Union | Lidhja | Savez | | Сојуз
  Alliance | Aleanca | Alijansa | | Алијанса
  NGO Centre | OJQ Qendra | NVO Centar | | НВО Центар
  Group | Grupi | Grupa | | Група
  School | Shkolla | Škola | | Школа
  Resource Centre | Qendra Burimore | Resursni centar | | Ресурсен центар
`);

/** What bodies of other kinds call themselves. */
export const headsOf: Readonly<
  Record<'network' | 'media' | 'academic' | 'public_authority' | 'donor' | 'implementer', readonly Phrase[]>
> = {
  network: phrases(`
    Network | Rrjeti | Mreža | | Мрежа
    Regional Network | Rrjeti Rajonal | Regionalna mreža | | Регионална мрежа
    Platform | Platforma | Platforma | | Платформа`),
  media: phrases(`
    Radio | Radio | Radio | | Радио
    Portal | Portali | Portal | | Портал
    News Agency | Agjencia e Lajmeve | Novinska agencija | | Новинска агенција`),
  academic: phrases(`
    Faculty | Fakulteti | Fakultet | | Факултет
    University Centre | Qendra Universitare | Univerzitetski centar | | Универзитетски центар`),
  public_authority: phrases(`
    Municipal Office | Zyra Komunale | Gradska uprava | | Градска управа
    Agency | Agjencia | Agencija | | Агенција
    Commission | Komisioni | Komisija | | Комисија`),
  donor: phrases(`Fund | Fondi | Fond | | Фонд`),
  implementer: phrases(
    `Programme Office | Zyra e Programit | Kancelarija programa | | Програмска канцеларија`,
  ),
};

/** What an organisation is for: stands after “for”, për, za, за. */
export const causes = phrases(`
  women's rights | të drejtat e grave | prava žena | | правата на жените
  safe communities | komunitete të sigurta | bezbedne zajednice | sigurne zajednice | безбедни заедници
  young people | rininë | mlade | | младите
  media freedom | lirinë e medias | slobodu medija | | слобода на медиумите
  civic education | edukim qytetar | građansko obrazovanje | | граѓанско образование
  the rule of law | shtetin e së drejtës | vladavinu prava | | владеење на правото
  peace | paqe | mir | | мир
  reconciliation | pajtim | pomirenje | | помирување
  free speech | fjalën e lirë | slobodnu reč | slobodnu riječ | слободен збор
  the fight against corruption | luftën kundër korrupsionit | borbu protiv korupcije | | борба против корупцијата
  human rights | të drejtat e njeriut | ljudska prava | | човекови права
  support to victims | mbështetjen e viktimave | podršku žrtvama | | поддршка на жртвите
  local development | zhvillim lokal | lokalni razvoj | | локален развој
  the environment | mjedisin | životnu sredinu | | животна средина
  social inclusion | përfshirje sociale | socijalno uključivanje | | социјално вклучување
  girls | vajzat | devojčice | djevojčice | девојчињата
  transparency | transparencë | transparentnost | | транспарентност
  intercultural dialogue | dialog ndërkulturor | međukulturni dijalog | | меѓукултурен дијалог
  children | fëmijët | decu | djecu | децата
  inclusion of Roma | përfshirjen e romëve | uključivanje Roma | | вклучување на Ромите
  volunteering | vullnetarizëm | volontiranje | | волонтирање
  prevention of violence | parandalimin e dhunës | prevenciju nasilja | | превенција на насилство
  democracy | demokraci | demokratiju | | демократија
  good governance | qeverisje të mirë | dobro upravljanje | | добро владеење
  culture | kulturë | kulturu | | култура
  rural development | zhvillim rural | ruralni razvoj | | рурален развој
  families | familjen | porodicu | | семејството
  legal aid | ndihmë juridike | pravnu pomoć | | правна помош
  public policy | politika publike | javne politike | | јавни политики
  security studies | studime të sigurisë | bezbednosne studije | sigurnosne studije | безбедносни студии
  health | shëndet | zdravlje | | здравје
  women's employment | punësimin e grave | zapošljavanje žena | | вработување на жените
  investigative journalism | gazetari hulumtuese | istraživačko novinarstvo | | истражувачко новинарство
  good neighbours | fqinjësi të mirë | dobrosusedstvo | dobrosusjedstvo | добрососедство
  older people | të moshuarit | starije osobe | | постарите лица
  arms control | kontrollin e armëve | kontrolu oružja | | контрола на оружјето
`);

/** Names of their own, such as stand in quotes. */
export const ownNames = phrases(`
  Bridge | Ura | Most | | Мост
  New Threshold | Pragu i Ri | Novi prag | | Нов праг
  Open Yard | Oborri i Hapur | Otvoreno dvorište | | Отворен двор
  White Sheet | Fleta e Bardhë | Beli list | Bijeli list | Бел лист
  Clean River | Lumi i Pastër | Čista reka | Čista rijeka | Чиста река
  Morning Star | Ylli i Mëngjesit | Jutarnja zvezda | Jutarnja zvijezda | Утринска ѕвезда
  Linden | Bliri | Lipa | | Липа
  Sun | Dielli | Sunce | | Сонце
  Women of the Valley | Gratë e Luginës | Žene doline | | Жени од долината
  Women in Action | Gratë në Veprim | Žene u akciji | | Жени во акција
  Women for Peace | Gratë për Paqe | Žene za mir | | Жени за мир
  Courage | Guximi | Hrabrost | | Храброст
  Voice | Zëri | Glas | | Глас
  Circle | Rrethi | Krug | | Круг
  Window | Dritarja | Prozor | | Прозорец
  Root | Rrënja | Koren | Korijen | Корен
  Path | Shtegu | Staza | | Патека
  Bell | Këmbana | Zvono | | Ѕвоно
  Hand in Hand | Dorë për Dorë | Ruka u ruci | | Рака под рака
  Spring | Pranvera | Proleće | Proljeće | Пролет
  Candle | Qiriri | Sveća | Svijeća | Свеќа
  House of Words | Shtëpia e Fjalës | Kuća reči | Kuća riječi | Куќа на зборот
  Citizen | Qytetari | Građanin | | Граѓанин
  Horizon | Horizonti | Horizont | | Хоризонт
  Hope | Shpresa | Nada | | Надеж
  Future | E Ardhmja | Budućnost | | Иднина
  Dawn | Agimi | Zora | | Зора
  Green Step | Hapi i Gjelbër | Zeleni korak | | Зелен чекор
  Our Square | Sheshi Ynë | Naš trg | | Наш плоштад
  Third Door | Dera e Tretë | Treća vrata | | Трета врата
  Ear | Veshi | Uho | | Уво
  Crossroads | Udhëkryqi | Raskršće | Raskršće | Раскрсница
  Thread | Filli | Nit | | Нишка
  Lantern | Feneri | Fenjer | | Фенер
`);

/** What grants are given for. Stands alone or before “in” and a town. */
export const purposes = phrases(`
  Institutional support | Mbështetje institucionale | Institucionalna podrška | | Институционална поддршка
  Safe streets, shared evidence | Rrugë të sigurta, prova të përbashkëta | Bezbedne ulice, zajednički dokazi | Sigurne ulice, zajednički dokazi | Безбедни улици, заеднички докази
  Young people against hate speech | Të rinjtë kundër gjuhës së urrejtjes | Mladi protiv govora mržnje | | Младите против говорот на омраза
  Women lead | Gratë udhëheqin | Žene predvode | | Жените предводат
  Open budgets | Buxhete të hapura | Otvoreni budžeti | | Отворени буџети
  Neighbours talk | Fqinjët flasin | Komšije razgovaraju | Komšije razgovaraju | Соседите разговараат
  A safe house for all | Një shtëpi e sigurt për të gjithë | Sigurna kuća za sve | | Сигурна куќа за сите
  Watching public procurement | Monitorimi i prokurimit publik | Praćenje javnih nabavki | | Следење на јавните набавки
  Local radio for everyone | Radio lokale për të gjithë | Lokalni radio za svakoga | | Локално радио за секого
  Schools without violence | Shkolla pa dhunë | Škole bez nasilja | | Училишта без насилство
  Stories that cross borders | Rrëfime përtej kufijve | Priče preko granica | | Приказни преку граници
  Citizens ask, councils answer | Qytetarët pyesin, këshillat përgjigjen | Građani pitaju, odbori odgovaraju | | Граѓаните прашуваат, советите одговараат
  Murals for peace | Murale për paqe | Murali za mir | | Мурали за мир
  Legal help in villages | Ndihmë juridike në fshatra | Pravna pomoć na selu | | Правна помош по селата
`);
