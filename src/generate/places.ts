import { sixCountries, type SixCountry } from '#language/countries.ts';
import type { Phrase } from './words.ts';

type Town = Phrase;

/** Towns as “Latin Serbian form/Albanian form/English form/Macedonian form”; a form that is left out is the first. */
const lists: Record<SixCountry, string> = {
  AL: `Tirana/Tiranë/Tirana/Тирана Skadar/Shkodër/Shkodra/Скадар Elbasan/Elbasan/Elbasan/Елбасан Drač/Durrës/Durres/Драч
    Valona/Vlorë/Vlora/Валона Korča/Korçë/Korca/Корча Berat/Berat/Berat/Берат Fier/Fier/Fier/Фиер Kukes/Kukës/Kukes/Кукес
    Ljež/Lezhë/Lezha/Леж Pogradec/Pogradec/Pogradec/Поградец Đirokastra/Gjirokastër/Gjirokastra/Ѓирокастро
    Peškopija/Peshkopi/Peshkopi/Пешкопија Saranda/Sarandë/Saranda/Саранда`,
  BA: `Sarajevo/Sarajevë/Sarajevo/Сараево Mostar/Mostar/Mostar/Мостар Tuzla Zenica Bihać Brčko Prijedor Trebinje Doboj
    Goražde Livno Travnik Bijeljina Konjic Jajce Cazin Gračanica Visoko Foča Stolac`,
  XK: `Priština/Prishtinë/Pristina/Приштина Prizren/Prizren/Prizren/Призрен Peć/Pejë/Peja/Пеќ Đakovica/Gjakovë/Gjakova/Ѓаковица
    Gnjilane/Gjilan/Gjilan/Гнилане Mitrovica/Mitrovicë/Mitrovica/Митровица Uroševac/Ferizaj/Ferizaj/Урошевац
    Vučitrn/Vushtrri/Vushtrri/Вучитрн Dragaš/Dragash/Dragash/Драгаш Gračanica/Graçanicë/Gracanica/Грачаница`,
  ME: `Podgorica/Podgoricë/Podgorica/Подгорица Nikšić Ulcinj/Ulqin/Ulcinj/Улцињ Bar/Tivar/Bar/Бар Cetinje Kotor Pljevlja Bijelo~Polje
    Berane Budva Herceg~Novi Rožaje/Rozhajë Plav/Plavë Kolašin`,
  MK: `Skoplje/Shkup/Skopje/Скопје Bitolj/Manastir/Bitola/Битола Kumanovo/Kumanovë/Kumanovo/Куманово Tetovo/Tetovë/Tetovo/Тетово
    Ohrid/Ohër/Ohrid/Охрид Prilep/Përlep/Prilep/Прилеп Štip/Shtip/Shtip/Штип Strumica/Strumicë/Strumica/Струмица
    Veles/Veles/Veles/Велес Gostivar/Gostivar/Gostivar/Гостивар Struga/Strugë/Struga/Струга Kičevo/Kërçovë/Kichevo/Кичево
    Debar/Dibër/Debar/Дебар Kavadarci/Kavadar/Kavadarci/Кавадарци Kočani/Koçan/Kochani/Кочани Đevđelija/Gjevgjeli/Gevgelija/Гевгелија`,
  RS: `Beograd/Beograd/Belgrade/Белград Novi~Sad Niš/Nish/Nis Kragujevac Subotica Užice Čačak Kraljevo Novi~Pazar Vranje Leskovac
    Preševo/Preshevë/Presevo Bujanovac/Bujanoc Zrenjanin Šabac Valjevo Sombor Pirot Zaječar Vršac Požarevac Bačka~Palanka Prijepolje
    Sremska~Mitrovica`,
};

/** The towns of each of the six countries in the languages of invented names. */
export const towns = Object.fromEntries(
  sixCountries.map((country) => [country, lists[country].trim().split(/\s+/).map(townOf)]),
) as unknown as Readonly<Record<SixCountry, readonly Town[]>>;

/** Macedonian forms that are not given are made by the caller, from the Serbian one. */
function townOf(text: string): Town {
  const [sr = '', sq = '', en = '', mk = ''] = text.replaceAll('~', ' ').split('/');
  return { sr, bs: sr, sq: sq || sr, en: en || plain(sr), mk };
}

/** As English prints it: Niksic for Nikšić. */
function plain(text: string): string {
  return text.replaceAll('đ', 'dj').replaceAll('Đ', 'Dj').normalize('NFD').replace(/\p{M}/gu, '');
}
