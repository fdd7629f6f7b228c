import t from 'tap';
import { toCyrillic, toLatin } from '#names/transliterate.ts';

t.test('names are shown in Latin', async (t) => {
  t.equal(toLatin('ХОПС – Опции за здрав живот Скопје', 'mk'), 'HOPS – Opcii za zdrav život Skopje');
  t.equal(toLatin('Здружение', 'mk'), 'Združenie');
  t.equal(toLatin('Ѓорче Куќа Ѕвезда', 'mk'), 'Gjorče Kukja Dzvezda');
  t.equal(toLatin('Сѐ, нѐ, ѝ', 'mk'), 'Sè, nè, ì');
  t.equal(toLatin('Ђурђевак и ћуприја, Хоџа, њива', 'sr-Cyrl'), 'Đurđevak i ćuprija, Hodža, njiva');
  t.equal(toLatin('С\u0301евер', 'cnr'), 'Śever');
});

t.test('towards Latin the case is kept', async (t) => {
  t.equal(toLatin('ЉУБАВ Љубав љубав', 'sr'), 'LJUBAV Ljubav ljubav');
  t.equal(toLatin('ЏЕЏ КОЊ Коњ', 'bs'), 'DŽEDŽ KONJ Konj');
  t.equal(toLatin('ПУЉ, Њ. Његош', 'cnr'), 'PULJ, Nj. Njegoš');
  t.equal(toLatin('ЃОРЧЕ', 'mk'), 'GJORČE');
});

t.test('other languages and other letters stay', async (t) => {
  t.equal(toLatin('България', 'bg'), 'България');
  t.equal(toLatin('Щит', 'sr'), 'Щit');
  t.equal(toCyrillic('Qendra e Gruas', 'sq'), 'Qendra e Gruas');
  t.equal(toCyrillic('Green Home', 'en'), 'Green Home');
});

t.test('names are shown in Cyrillic', async (t) => {
  t.equal(toCyrillic('Udruženje „Ljubav i nada“', 'sr'), 'Удружење „Љубав и нада“');
  t.equal(toCyrillic('LJUBAV, Džep, ĐAVO', 'bs-Latn'), 'ЉУБАВ, Џеп, ЂАВО');
  t.equal(toCyrillic('Ǉubav, ǌiva', 'sr'), 'Љубав, њива');
  t.equal(toCyrillic('Śever', 'cnr'), 'С\u0301евер');
  t.equal(toCyrillic('odjek, gradjanin', 'sr'), 'одјек, градјанин', 'dj is not joined');
  t.equal(toCyrillic('Gjorče, Kukja, Dzvezda, Đorče, Kuća', 'mk'), 'Ѓорче, Куќа, Ѕвезда, Ѓорче, Куќа');
  t.equal(toCyrillic('ishod', 'mk'), 'исход');
});

t.test('foreign words, addresses and Roman numerals stay Latin', async (t) => {
  t.equal(toCyrillic('Mreža WAVE', 'sr'), 'Мрежа WAVE');
  t.equal(toCyrillic('Qëndresa, Thaçi, Women’s, Max, Yu', 'sr'), 'Qëndresa, Thaçi, Women’s, Max, Yu');
  t.equal(toCyrillic('Biciklo.me d.o.o.', 'cnr'), 'Biciklo.me д.о.о.');
  t.equal(
    toCyrillic('Gimnazija XIV, Aleksandar I, V gimnazija', 'sr'),
    'Гимназија XIV, Александар I, V гимназија',
  );
  t.equal(toCyrillic('MI I VI', 'sr'), 'МИ И ВИ', 'in a name of capitals “I” is a word');
  t.equal(toCyrillic('ŠKOLA III', 'sr'), 'ШКОЛА III');
  t.equal(toCyrillic('Već ХОПС', 'sr'), 'Већ ХОПС', 'what is Cyrillic already stays');
});

const PLAIN =
  'Удружење грађана Шанса за џепове њихове љубави Ђорђе Ћук ФОНДАЦИЈА Жене женама Хоџић наџак оџак вања коњаник ' +
  'тањир иња ањџа одјек предјело свјетлост чаршија ЉУБЉАНА Његошева';
const SEAMS =
  'инјекција Инјекција ИНЈЕКЦИЈА инјектирати конјугација неконјугован конјунктура конјункција Танјуг анјон ' +
  'ванјезички наджњети надживети наджети наджупан оджалити одживети поджанр поджупан поджњети предживот ' +
  'надждрелити фелджандармерија';

t.test('plain words and words with a seam come back from Latin as they were', async (t) => {
  for (const word of [...PLAIN.split(' '), ...SEAMS.split(' ')]) {
    t.equal(toCyrillic(toLatin(word, 'sr'), 'sr'), word, word);
  }
  for (const word of 'Ѓорче Куќа ѕвезда надзор подземје одзив илјада фотелја полјак Љубов инјекција'.split(
    ' ',
  )) {
    t.equal(toCyrillic(toLatin(word, 'mk'), 'mk'), word, word);
  }
});
