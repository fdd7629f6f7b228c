import t from 'tap';
import { slugOf } from '#names/slug.ts';

t.test('an address is made of ASCII words', async (t) => {
  t.equal(slugOf('ХОПС – Опции за здрав живот Скопје'), 'hops-opcii-za-zdrav-zivot-skopje');
  t.equal(slugOf('Žene sa Une – Bihać'), 'zene-sa-une-bihac');
  t.equal(slugOf('Đorđe & Ђорђе'), 'dorde-dorde');
  t.equal(slugOf('Women‘s Wellness Centre'), 'womens-wellness-centre');
  t.equal(slugOf('Mor Çatı, Łódź, Straße'), 'mor-cati-lodz-strasse');
  t.equal(slugOf('България'), 'balgarija');
  t.equal(slugOf('Pro.Tok21'), 'pro-tok21');
});

t.test('it is cut at the end of a word', async (t) => {
  t.equal(slugOf('Žene ženama Sarajevo', 12), 'zene-zenama');
  t.equal(slugOf('Žene ženama Sarajevo', 11), 'zene-zenama');
  t.equal(slugOf('Žene ženama Sarajevo', 10), 'zene');
  t.equal(slugOf('Međunarodno', 5), 'medun', 'a longer first word within');
  const long = slugOf('Nacionalna mreža protiv nasilja nad ženama i porodičnog nasilja');
  t.equal(long, 'nacionalna-mreza-protiv-nasilja-nad-zenama-i-porodicnog');
});

t.test('it is empty when nothing can stand in it, and stays as it is when made again', async (t) => {
  for (const name of ['', ' – ', '🙂', '日本', '\0']) t.equal(slugOf(name), '', name);
  for (const name of ['Đorđe, Ѓорче & ЉУБАВ', 'A—B']) t.equal(slugOf(slugOf(name)), slugOf(name));
});
