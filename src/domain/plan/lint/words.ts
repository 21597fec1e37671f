/**
 * Words by what they mean, in Serbian, English, Slovene and Czech, folded: Latin, lower case, without accents. A star
 * stands for any ending. Several words are a phrase.
 */
export const words = {
  buy: 'buy buying purchase* procure* acquire* acquisition* rent rental lease nabav* kupi* kupov* nakup* zakup* porid* poriz* koup* dobav*'.split(
    ' ',
  ),
  notBuying: ['public procurement*', 'javn* nabav*', 'javn* naroc*', 'verejn* zakaz*', 'procurement plan*'],
  build:
    'build* develop* create* introduc* install* implement* establish* deploy* izrad* uspostav* uved* uvod* uvest* instal* vzpostav* namest* zaved* vybud* vytvor* izgrad* razvo* zrid* zriz*'
      .split(' ')
      .concat('set up', 'setting up', 'fit out'),
  configure: 'configur* konfigur* podes* podesav* migrat* migrac* nastav*'.split(' '),
  draft:
    'draft* write writing prepare preparation izrad* priprav* priprem* nacrt* osnut* navrh* vyprac* zprac*'.split(
      ' ',
    ),
  adopt: 'adopt* donet* doneti donos* usvoj* sprejm* sprejet* sprejem* schval* prijet* prijm*'.split(' '),
  train:
    'train training* trained educat* obuc* obuk* osposob* usposab* usposob* izobraz* skolen* proskol* workshop* seminar* course* tecaj* delavnic* radionic*'.split(
      ' ',
    ),
  assess:
    'assess* evaluat* procen* oceni* ocena ocene hodnoc* zhodno* analiz* analy* needs potrebe potreb potreby survey*'.split(
      ' ',
    ),
  publish: 'publish* publication launch* go live objav* zverejn* zpristup* pokreta* lansira*'.split(' '),
  promote:
    'promot* promo campaign* film* kampanj* kampan* propag* reklam* brochure* brosur* letak* leaflet*'.split(
      ' ',
    ),
  replace:
    'replace* replacing upgrade* upgrading migrat* migrac* zamen* nadgrad* nadograd* nahra* nadomest* prelaz* prehod* prechod* prevod uninstall* vymen* vymena'.split(
      ' ',
    ),
  inspect: 'inspect* servis* service servicing test* pregled* kontrol* reviz* prover* preverj*'.split(' '),

  computer:
    'computer* desktop* pc pcs laptop* notebook* racunar racunara racunari racunare racunarima racunal* pocitac* prenosnik* machine* workstation*'.split(
      ' ',
    ),
  monitor: 'monitor monitors monitora monitori monitory monitorje monitorjev monitoru zaslon* display*'.split(
    ' ',
  ),
  licence: 'licenc* licens*'.split(' '),
  server: 'server servers servera servere serveri serveru serverov servery streznik* posluzitelj*'.split(' '),
  printer: 'printer* stampac* tiskalnik* tiskarn*'.split(' '),
  router: 'router* ruter* usmerjevalnik* smerovac*'.split(' '),
  switch: 'switch switches svic* stikal* prepinac*'.split(' '),
  ups: ['ups', 'neprekidn* napajanj*', 'brezprekinitven* napaj*', 'zalozn* zdroj*', 'uninterrupt*'],
  generator: 'generator* agregat*'.split(' '),
  extinguisher: [
    'extinguisher*',
    'protivpozarn* aparat*',
    'vatrogasn* aparat*',
    'gasiln* aparat*',
    'gasilnik*',
    'hasic* pristroj*',
  ],
  firewall: ['firewall*', 'zastitn* zid*', 'pozarn* zid*'],
  antivirus: ['antivir*', 'protivirus*'],
  phone: 'phone* telefon*'.split(' '),
  vehicle: 'vehicle* car cars vozil* automobil*'.split(' '),
  camera: 'camera* kamer*'.split(' '),
  projector: 'projector* projektor*'.split(' '),
  serverRoom: ['server* room*', 'server* sal*', 'streznisk* prostor*', 'serverovn*'],
  website: [
    'website*',
    'web site*',
    'site',
    'sajt*',
    'spletn* stran*',
    'spletisc*',
    'webov* stran*',
    'internet prezentacij*',
  ],
  sitePart: [
    'banner*',
    'baner*',
    'home page*',
    'notice board*',
    'oglasn* tabl*',
    'oglasn* desk*',
    'uredn* desk*',
    'naslovn* stran*',
    'main menu*',
    'glavn* meni*',
    'site search',
    'pretrag* sajta',
  ],
  link: [
    'internet',
    'internet vez*',
    'internetn* povezav*',
    'internetov* pripojen*',
    'broadband*',
    'bandwidth*',
    'sirokopasovn*',
    'uplink*',
  ],
  webCertificate: ['https', 'tls', 'ssl'],
  clientSoftware: [
    'windows',
    'office',
    'libreoffice',
    'kancelarijsk*',
    'pisarnisk*',
    'kancelarsk*',
    'microsoft 365',
  ],

  vague:
    'improv* better faster sped enhanc* raised increas* adequate* sufficient* more modern* strengthen* optimi* higher poboljs* bolje bolji bolja unapred* povec* adekvat* ojac* podignut* brzi brza brze ubrzan* izboljs* boljs* hitrej* ustrez* visj* zlepsen* zlepsit* lepsi rychlej* zvysen* posilen* vetsi zadost*'.split(
      ' ',
    ),
  concrete:
    'adopted bought purchased published installed signed built delivered report* document* done migrated trained tested issued placed usvoj* donet* nabavljen* kupljen* objavljen* instaliran* potpisan* izgradjen* isporucen* izvestaj* dokument* sprejet* nabavljen* objavljen* podpisan* dobavljen* porocil* schvalen* porizen* zverejnen* nainstalovan* podepsan* dodan* zprava zpravy'
      .split(' ')
      .concat('in place', 'in use', 'u upotrebi', 'v uporabi', 'v provozu'),
  crowd:
    'staff users employees everyone all svi zaposleni korisnici vsi zaposleni usluzbenci uporabniki zamestnanci uzivatele vsichni'.split(
      ' ',
    ),
  noCost:
    'internal* intern* own in house sopstven* lastn* vlastni vlastnich redovn* redn* without cost bez troskova brez stroskov bez nakladu'
      .split(' ')
      .filter((word) => !['without', 'cost', 'bez', 'brez', 'in', 'house', 'own'].includes(word))
      .concat(
        'without cost*',
        'no cost*',
        'bez troskova',
        'brez stroskov',
        'bez nakladu',
        'in house',
        'own staff',
      ),
  placeholder: 'todo tbd xxx xxxx placeholder lorem nnn dopuniti dopisati doplnit'
    .split(' ')
    .concat('to be determined', 'to be defined'),
  several:
    'several some various nekoliko neke razni razne razlicite nekaj razlicne nekolik nektere ruzne'.split(
      ' ',
    ),

  daily: 'daily svakodnevn* dnevno vsakodnevn* denne kazdodenn* dnevna dnevni dnevne'
    .split(' ')
    .concat('dnevno'),
  notDaily: [
    'dnevn* red*',
    'dnevn* cent*',
    'dnevn* borav*',
    'dnevn* sob*',
    'daily allowance*',
    'dnevn* svet*',
  ],
  weekly: 'weekly nedeljn* sedmicn* tedensk* tedn* tydenn* tydne'.split(' '),
  monthly: 'monthly mesecn* mesicn*'.split(' '),
  quarterly: 'quarterly kvartaln* tromesecn* cetrtletn* ctvrtletn*'.split(' '),
  'half-yearly': ['half yearly', 'semi annual*', 'biannual*', 'polugodisnj*', 'polletn*', 'pololetn*'],
  yearly: 'yearly annual annually godisnj* letno letni letna vsakoletn* rocne rocni kazdorocn*'.split(' '),
  continuous: 'continuous* ongoing permanent* kontinuiran* stalno trajno prubezn* neprekinjen*'
    .split(' ')
    .concat('as needed', 'po potrebi', 'dle potreby'),
  yearEnd: [
    'end of year',
    'end of the year',
    'kraj* godine',
    'konec leta',
    'konca leta',
    'konec roku',
    'konce roku',
  ],
} as const satisfies Record<string, readonly string[]>

export type Meaning = keyof typeof words

const pattern = (phrase: string): string => phrase.replaceAll('*', '[^ |]*')

const compiled = new Map<Meaning, RegExp>()

/** Finds the words of a meaning in a folded text. */
export const wordsFor = (meaning: Meaning): RegExp => {
  const known = compiled.get(meaning)
  if (known) return known
  const made = new RegExp(`(?<![^ |])(?:${words[meaning].map(pattern).join('|')})(?![^ |])`)
  compiled.set(meaning, made)
  return made
}

/** Words that say nothing of what a row is about. */
export const smallWords: ReadonlySet<string> = new Set(
  'a an the and or of on for to in at by with from into is are be as its new all each every u i za o od do na sa s iz po pri se je su nov novi nova nove svi sve sva in za na od do z s v iz po pri se je so nov nova nove vse vsi a pro na od do ze se je jsou novy nova nove vsech it ict'.split(
    ' ',
  ),
)

/** People who learn or work: they do not tell one training from another. */
export const peopleStems =
  'staff employ user users admin clerk offic worker zaposlen sluzben korisnik uporabnik usluzben zamestnan pracovnik uzivatel'.split(
    ' ',
  )

/** Small numbers as they are written out. */
export const numberWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  dva: 2,
  dve: 2,
  tri: 3,
  cetiri: 4,
  pet: 5,
  sest: 6,
  sedam: 7,
  osam: 8,
  devet: 9,
  deset: 10,
  dvadeset: 20,
  trideset: 30,
  cetrdeset: 40,
  pedeset: 50,
  stiri: 4,
  sedem: 7,
  osem: 8,
  stirideset: 40,
  petdeset: 50,
  ctyri: 4,
  osm: 8,
  dvacet: 20,
  tricet: 30,
  ctyricet: 40,
  padesat: 50,
}
