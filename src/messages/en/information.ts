/** What the registry says about itself. */
export const information = {
  'about.title': 'About the registry',
  'about.lead':
    'A public registry of civil society in Albania, Bosnia and Herzegovina, Kosovo, Montenegro, North Macedonia and Serbia.',
  'about.what': 'What is in it',
  'about.whatText':
    'The {organisations}, the {grants} signed with them, the {ceremonies} at which that happened, and the {coalitions} that they form.',
  'about.organisations': 'organisations',
  'about.grants': 'grants',
  'about.ceremonies': 'ceremonies',
  'about.coalitions': 'coalitions',
  'about.sources':
    'The records that the registry begins with were read on public pages. Each names its page and the day it was read. What no page says is shown as “not published”; nothing was filled in.',
  'about.how': 'How it is kept',
  'about.corrections':
    'Programme staff add and correct records. Where sources contradict one another, both are kept and shown.',
  'about.history':
    'Every change is kept with its time, and what stood there before; that history cannot be changed. The foot of each page says when the registry last changed.',
  'about.counting': 'What stands behind each figure: {counting}.',
  'about.countingLink': 'how we count',
  'about.licence': 'Licences',
  'about.licenceText': 'The data: {data}. The program: European Union Public Licence 1.2.',

  'privacy.title': 'Privacy',
  'privacy.lead': 'Reading the registry needs no account, and nobody is followed.',
  'privacy.persons': 'What is recorded of persons',
  'privacy.signatories':
    'Who signed a grant for the grantee and for the programme. Staff see these names; the public, downloads and the API never do.',
  'privacy.accounts': 'Of those who sign in: the e-mail address, the roles, and when they signed in.',
  'privacy.device': 'With a sign-in and with a signing, what the browser called itself.',
  'privacy.history':
    'The history says which account made a change. Names of signatories stand apart from it, so that they can be erased while the history stays whole.',
  'privacy.reading': 'When you read',
  'privacy.noTracking': 'There are no statistics of visitors, no advertising and no social media.',
  'privacy.log': 'The server’s log holds the address of each request and where it came from, to find faults.',
  'privacy.noForeign': 'Pages load nothing from other hosts: fonts, styles and scripts come from here.',
  'privacy.cookies': 'Cookies',
  'privacy.cookieLanguage':
    'language: the language you chose, kept for a year. Set only when you choose one.',
  'privacy.cookieSession':
    'session: keeps you signed in, until twelve hours without use and for two weeks at most. Set only when you sign in.',
  'privacy.rights': 'Your data',
  'privacy.rightsText':
    'Ask whoever runs this registry what is recorded of you, to put it right, or to erase it. Organisations’ public records are not personal data.',

  'accessibility.title': 'Accessibility',
  'accessibility.lead':
    'The registry is built to meet the Web Content Accessibility Guidelines 2.2 at level AA. Here is what that rests on, and what is not known.',
  'accessibility.works': 'How it is built',
  'accessibility.keyboard':
    'Everything can be reached and done by keyboard, and what is in focus is always marked.',
  'accessibility.script': 'Every page and form works without script.',
  'accessibility.colour':
    'States are said in words and signs, never by colour alone; there is a light and a dark scheme.',
  'accessibility.language':
    'Pages say their language, and names theirs where it is known, so that they are read aloud rightly.',
  'accessibility.zoom':
    'Text can be enlarged, and pages fit a narrow screen without scrolling sideways; wide tables become lists.',
  'accessibility.checked': 'How it was checked',
  'accessibility.checkedText':
    'Pages are checked by a program (axe) in both languages whenever the registry is changed. People who use screen readers or other aids have not yet tried it, so full conformance is not claimed.',
  'accessibility.limits': 'Known limits',
  'accessibility.map':
    'The map on the first page is small on a phone; the list of organisations, filtered by country, gives the same figures.',
  'accessibility.names':
    'Where the language of a name is not published, it is read aloud in the language of the page.',
  'accessibility.sources': 'Sources lead to other people’s pages, which may not be accessible.',
  'accessibility.tell': 'Something does not work for you?',
  'accessibility.tellText':
    'Tell whoever runs this registry, with the address of the page and what you wanted to do.',

  'openData.title': 'Open data',
  'openData.lead': 'Everything that is public here can be taken away, used and passed on.',
  'openData.csv': 'Lists as CSV, XLSX and JSON',
  'openData.csvText': 'Every list can be downloaded as it stands, with its search and filters. Without any:',
  'openData.csvFormat':
    'UTF-8 with a byte-order mark, comma, RFC 4180 quotes; several values in one cell are parted by a semicolon or a space.',
  'openData.csvUnknown':
    'What is not published is an empty cell, never 0. A cell that a spreadsheet would run as a formula begins with an apostrophe.',
  'openData.csvNote': 'Where a row names Kosovo (XK), the footnote on its designation is the last row.',
  'openData.api': 'For programs',
  'openData.apiText':
    'The API answers JSON, the same records as the pages: {docs}, and {openapi} for tools. Reading needs no token.',
  'openData.docs': 'its reference',
  'openData.openapi': 'the OpenAPI document',
  'openData.licence': 'Licence',
  'openData.licenceText':
    'The data may be used under {licence}: say where it is from and whether you changed it. Texts behind the sources belong to those who wrote them.',
  'openData.notYet': 'Not here yet',
  'openData.notYetText': 'The whole registry as one file, 360Giving and IATI are not offered yet.',

  'counting.title': 'How we count',
  'counting.lead': 'A figure here is the number of records that opening it shows.',
  'counting.unknown': 'What is not known',
  'counting.unknownText':
    'What no source says is “not published”. It is never counted as 0, and each total says how many it leaves out.',
  'counting.dates':
    'A date is as precise as it was published. A month is not a day, and two dates are compared only as far as both are known.',
  'counting.sources':
    'Facts that were read on a page name it. “Derived” follows from what pages say; “inferred” is likely, and no page says it.',
  'counting.organisations': 'Organisations',
  'counting.once':
    'An organisation counts once, whatever its names. One that was merged into another counts no more; its address leads there.',
  'counting.alike': 'Two that look alike stay two until a person has decided.',
  'counting.countries':
    'Maps and pairs are of the six countries. Organisations elsewhere, or of a country that is not published, are left out there and said beside it.',
  'counting.grants': 'Grants',
  'counting.three':
    'Grants recorded, grants signed, and grants signed at one ceremony are three figures, never one.',
  'counting.signings':
    'A signing is either logged here as it happened or reported by a source. Both count as signed; each says which it is.',
  'counting.planned':
    'A planned grant is public, and counted for the public, once its ceremony’s list is published or it is signed.',
  'counting.consortia':
    'A consortium across countries is a grant whose organisations are of more than one country.',
  'counting.money': 'Money',
  'counting.currencies':
    'Each currency is totalled by itself, in the agreement’s own, and currencies are never added silently. Only a total in euro converts: each amount at the last rate on or before its own day, with what has no rate left out and counted.',
  'counting.withoutAmount': 'Beside each total stands how many grants publish no amount.',
  'counting.pairs': 'Country pairs',
  'counting.pairsText':
    'Two countries are joined when organisations of both are in one grant. {joined} of {all} pairs are joined by grants of {programme}; a grant counts once for each pair:',
  'counting.pairsCaption': 'Grants that join each pair of countries',
  'counting.pair': 'Countries',
  'counting.coalitions': 'Coalitions',
  'counting.members': 'Members are those who belong to it now. Who left stays readable and is counted apart.',
  'counting.participants':
    'Initiators, and those who only carried a campaign, took part; they never count as members.',
  'counting.networks': 'Where a coalition is a network, membership is kept once, with the network.',
  'counting.claims': 'Figures that others published',
  'counting.claimsText':
    'They stand beside what the registry counts, with their source and the difference, such as on the pages of {ceremonies}.',
} as const;
