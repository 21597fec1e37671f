/**
 * Words by what they mean, in Serbian, English, Slovene and Czech, folded: Latin, lower case, without accents. A star
 * stands for any ending, and a comma ends a word or phrase. Stems are long where another language has the short one for
 * something else: `nastav` is teaching in Serbian, `rocni` is held in the hand in Slovene.
 */
export const lists = {
  buy: 'buy, buying, purchas*, procure*, acquire*, acquisition*, rent, rental, lease, nabav*, kupiti, kupuj*, kupovin*, kupljen*, nakup*, zakup*, porid*, poriz*, koupe, koupi, koupit, dobava, dobave, dobavo, dobaviti',
  notBuying:
    'public procurement*, procurement plan*, javn* nabav*, plan* nabav*, sluzb* nabav*, javn* naroc*, nacrt* nabav*, nacrt* nakup*, verejn* zakaz*, plan* nakup*',
  build:
    'build*, develop*, create*, introduc*, install*, implement*, establish*, deploy*, set up, setting up, fit out, izrad*, uspostav*, uved*, uvodj*, uvodit*, uvest*, instal*, vzpostav*, namestit*, namesc*, zaved*, vybud*, vytvor*, izgrad*, razvoj, razviti, zrid*, zriz*',
  make: 'izrad*, izdel*, sastav*, sestav*',
  configure: 'configur*, konfigur*, podesav*, podesit*, migrat*, migrac*, nastavit*, nastaven*',
  draft:
    'draft*, write, writing, prepare, preparation, priprav*, priprem*, nacrt*, osnut*, navrh*, vyprac*, zprac*',
  adopt:
    'adopt*, donet*, donos*, usvoj*, sprejem, sprejeti, sprejeto, sprejet*, sprejme*, schval*, prijeti, prijmout',
  form: 'form, forming, establish*, appoint*, set up, setting up, obrazov*, imenov*, osniv*, osnov*, formira*, ustanov*, imenuj*, zalozit, zalozen*, jmenov*, ustav*',
  train:
    'train, training*, trained, educat*, workshop*, seminar*, course*, obuk*, obucit*, obucav*, obucen*, osposob*, usposab*, usposob*, izobraz*, tecaj*, delavnic*, radionic*, skolen*, proskol*',
  assess:
    'assess*, evaluat*, needs, survey*, analy*, analiz*, procen*, oceni*, ocena, ocene, potrebe, potreb, potreby, hodnoc*, zhodno*',
  publish: 'publish*, publication, launch*, go live, objav*, zverejn*, zpristup*, pokreta*, lansira*',
  promote:
    'promot*, promo, campaign*, film*, brochure*, leaflet*, kampanj*, kampan*, propag*, reklam*, brosur*, letak*',
  replace:
    'replace*, replacing, upgrade*, upgrading, uninstall*, migrat*, migrac*, zamen*, nadgrad*, nadograd*, nahra*, nadomest*, prelaz*, prehod*, prechod*, vymen*',
  policy: 'policy, policies, politika, politike, politiku, politiko',
  procedure: 'procedure*, procedura, procedure, proceduru, uputstv*, navodil*, smernic*, instruction*',
  inspect: 'inspect*, service, servicing, test*, servis*, pregled*, kontrol*, reviz*, prover*, preverj*',

  workingGroup: 'working group*, task force, radn* grup*, delovn* skupin*, pracovn* skupin*',
  commission: 'commission, committee, komisij*, komis*, odbor*, vybor*',
  council: 'council, savet, saveta',

  computer:
    'computer*, desktop*, pc, pcs, laptop*, notebook*, workstation*, racunar, racunara, racunari, racunare, racunarima, racunal*, pocitac*, prenosnik*',
  machine: 'machine, machines, masina, naprav, uredjaja, zarizeni',
  monitor:
    'monitor, monitors, monitora, monitori, monitory, monitorje, monitorjev, monitoru, zaslon*, display*',
  licence: 'licenc*, licens*',
  server: 'server, servers, servera, servere, serveri, serveru, serverov, servery, streznik*, posluzitelj*',
  printer: 'printer*, stampac*, tiskalnik*, tiskarn*',
  router: 'router*, ruter*, usmerjevalnik*, smerovac*',
  switch: 'switch, switches, svic*, stikal*, prepinac*',
  ups: 'ups, uninterrupt*, neprekidn* napajanj*, brezprekinitven* napaj*, zalozn* zdroj*',
  generator: 'generator*, agregat*',
  extinguisher:
    'extinguisher*, protivpozarn* aparat*, vatrogasn* aparat*, gasiln* aparat*, gasilnik*, hasic* pristroj*',
  phone: 'phone*, telefon*',
  vehicle: 'vehicle*, car, cars, vozil*, automobil*',
  camera: 'camera*, kamer*',
  projector: 'projector*, projektor*',
  serverRoom: 'server* room*, server* sal*, streznisk* prostor*, serverovn*',
  website:
    'website*, web site*, site, sajt*, spletn* stran*, spletisc*, webov* stran*, internet prezentacij*',
  sitePart:
    'banner*, baner*, home page*, notice board*, oglasn* tabl*, oglasn* desk*, uredn* desk*, naslovn* stran*, main menu*, glavn* meni*, site search, pretrag* sajta',
  link: 'internet, internet vez*, internetn* povezav*, internetov* pripojen*, broadband*, bandwidth*, sirokopasovn*, uplink*',
  memory: 'ram, memor*, disk*, storage, ssd, prostor*, pomnil*, pamet*, paket*, transfer*',
  webCertificate: 'https, tls, ssl',
  clientSoftware:
    'operating system*, operativn* sistem*, operacijsk* sistem*, operacn* system*, windows, office, libreoffice, kancelarijsk*, pisarnisk*, kancelarsk*, microsoft 365',

  vague:
    'improv*, better, faster, sped, enhanc*, raised, increas*, adequate*, sufficient*, more, modern*, strengthen*, optimi*, higher, poboljs*, bolje, bolji, bolja, unapred*, povec*, adekvat*, ojac*, podignut*, brzi, brza, brze, ubrzan*, izboljs*, boljs*, hitrej*, ustrez*, visj*, zlepsen*, zlepsit*, lepsi, rychlej*, zvysen*, posilen*, vetsi, zadost*',
  concrete:
    'adopted, bought, purchased, published, installed, signed, built, delivered, report*, document*, done, migrated, trained, tested, issued, placed, completed, finished, opened, open, held, registered, connected, renovated, created, developed, introduced, implemented, operational, running, planted, paved, handed over, in place, in use, usvoj*, donet*, nabavljen*, kupljen*, objavljen*, instaliran*, potpisan*, izgradjen*, isporucen*, izvestaj*, dokument*, zavrsen*, uspostavljen*, izradjen*, otvoren*, povezan*, postavljen*, odrzan*, u upotrebi, sprejet*, podpisan*, dobavljen*, porocil*, dokoncan*, vzpostavljen*, izdelan*, odprt*, namescen*, izveden*, v uporabi, schvalen*, porizen*, zverejnen*, nainstalovan*, podepsan*, dodan*, zprava, zpravy, dokoncen*, otevren*, zaveden*, vytvoren*, zrizen*, v provozu',
  crowd:
    'staff, users, employees, everyone, all, svi, zaposleni, korisnici, vsi, usluzbenci, uporabniki, zamestnanci, uzivatele, vsichni',
  noCost:
    'internal*, interna, interno, interni, internih, interne, in house, own staff, without cost*, no cost*, free of charge, bez troskova, brez stroskov, bez nakladu',
  placeholder: 'todo, tbd, xxx, xxxx, placeholder, lorem, to be determined, to be defined',
  several:
    'several, some, various, nekoliko, razni, razne, razlicite, nekaj, razlicne, nekolik, nektere, ruzne',

  daily:
    'daily, dnevno, svakodnevn*, vsakodnevn*, denne, kazdodenn*, dnevn* azurir*, dnevn* prover*, dnevn* izvest*, dnevn* porocil*',
  weekly: 'weekly, nedeljn*, sedmicn*, tedensk*, tydenn*',
  monthly: 'monthly, mesecn*, mesicn*',
  quarterly: 'quarterly, kvartaln*, tromesecn*, cetrtletn*, ctvrtletn*',
  'half-yearly': 'half yearly, semi annual*, biannual*, polugodisnj*, polletn*, pololetn*',
  yearly:
    'yearly, annual, annually, godisnj*, vsakoletn*, vsako leto, letn* porocil*, letn* nacrt*, letn* pregled*, letn* anket*, kazdorocn*, rocni zprav*, rocni plan*, rocni reviz*, rocni udrzb*',
  /** Of people, not of plans. */
  leave: 'annual leave, godisnj* odmor*, letn* dopust*',
  /** As a cell by itself says it. */
  yearlyAlone: 'letno, letni, rocne, rocni',
  continuous:
    'continuous*, ongoing, permanent*, as needed, kontinuiran*, stalno, trajno, neprekinjen*, po potrebi, prubezn*, dle potreby',
  yearEnd: 'end of year, end of the year, kraj* godine, konec leta, konca leta, konec roku, konce roku',
} as const satisfies Record<string, string>

export type Meaning = keyof typeof lists

const pattern = (phrase: string): string => phrase.replaceAll('*', '[^ |]*')

const compiled = new Map<Meaning, RegExp>()

/** Finds the words of a meaning in a folded text. */
export const wordsFor = (meaning: Meaning): RegExp => {
  const known = compiled.get(meaning)
  if (known) return known
  const phrases = lists[meaning].split(', ').map(pattern)
  const made = new RegExp(`(?<![^ |])(?:${phrases.join('|')})(?![^ |])`)
  compiled.set(meaning, made)
  return made
}

/** Words that say nothing of what a row is about. */
export const smallWords: ReadonlySet<string> = new Set(
  'novog novu novih novega novem noveho a an the and or of on for to in at by with from into is are be as its new all each every u i za o od do na sa s iz po pri se je su nov novi nova nove svi sve sva in za na od do z s v iz po pri se je so nov nova nove vse vsi a pro na od do ze se je jsou novy nova nove vsech it ict'.split(
    ' ',
  ),
)

/** People who learn or work: they do not tell one training from another. */
export const peopleStems =
  'staff employ user users admin clerk offic worker zaposlen sluzben korisnik uporabnik usluzben zamestnan pracovnik uzivatel'.split(
    ' ',
  )
