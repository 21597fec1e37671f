/** Words that plans are made of, in four languages: none of them of the sample's trade. */
export interface PlanWords {
  readonly language: string
  readonly currency: string
  readonly vatRate: number
  readonly source: string
  /** Unit, and how the title names many of them. */
  readonly goods: readonly (readonly [unit: string, many: string])[]
  readonly topics: readonly string[]
  buy(count: number, many: string): string
  adopt(topic: string): string
  build(topic: string): string
  train(topic: string): string
  maintain(topic: string): string
  readonly indicators: { bought: string; adopted: string; built: string; trained: string; maintained: string }
  cell(amount: number): string
}

const pairs = (text: string): [string, string][] =>
  text.split(', ').map((pair) => pair.split('/') as [string, string])

const grouped = (mark: string) => (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/g, mark)

const english: PlanWords = {
  language: 'en',
  currency: 'EUR',
  vatRate: 0.22,
  source: 'Town treasury',
  goods: pairs(
    'desk/oak desks, bench/park benches, lamp/reading lamps, tablet/rugged tablets, bookcase/steel bookcases, pump/bilge pumps, tractor/garden tractors, mower/lawn mowers, defibrillator/portable defibrillators, whiteboard/magnetic whiteboards, microphone/wireless microphones, loudspeaker/ceiling loudspeakers, bin/recycling bins, sign/road signs, shelter/bus shelters, swing/playground swings, panel/solar panels, purifier/air purifiers, drone/survey drones, tent/festival tents, piano/upright pianos, globe/school globes, ladder/telescopic ladders, kayak/rescue kayaks, oven/bakery ovens, stove/wood stoves, fence/timber fences, tree/linden trees',
  ),
  topics:
    'flood barrier, swimming pool, bicycle path, beehive cooperative, music school, veterinary clinic, market hall, fire brigade depot, riverside promenade, youth hostel, composting plant, allotment garden, skating rink, orchard nursery'.split(
      ', ',
    ),
  buy: (count, many) => `Buy ${count} ${many}`,
  adopt: (topic) => `Adopt the rulebook of the ${topic}`,
  build: (topic) => `Build the ${topic}`,
  train: (topic) => `Train keepers of the ${topic}`,
  maintain: (topic) => `Upkeep of the ${topic}`,
  indicators: {
    bought: 'delivery note signed',
    adopted: 'rulebook adopted and printed',
    built: 'acceptance protocol signed',
    trained: 'attendance list with 12 names',
    maintained: 'work log of each visit',
  },
  cell: grouped(','),
}

const serbian: PlanWords = {
  language: 'sr-Cyrl',
  currency: 'RSD',
  vatRate: 0.2,
  source: 'Буџет града',
  goods: pairs(
    'сто/храстових столова, клупа/парковских клупа, лампа/стоних лампи, таблет/теренских таблета, полица/металних полица, пумпа/муљних пумпи, трактор/баштенских трактора, косилица/косилица за траву, дефибрилатор/преносних дефибрилатора, табла/магнетних табли, микрофон/бежичних микрофона, звучник/плафонских звучника, канта/канти за отпад, знак/саобраћајних знакова, стајалиште/аутобуских стајалишта, љуљашка/дечјих љуљашки, панел/соларних панела, пречистач/пречистача ваздуха, дрон/мерничких дронова, шатор/сајамских шатора, клавир/пијанина, глобус/школских глобуса, мердевине/алуминијумских мердевина, чамац/спасилачких чамаца, пећ/пекарских пећи, котао/парних котлова, ограда/дрвених ограда, садница/садница липе',
  ),
  topics:
    'насип, базен, бициклистичка стаза, пчеларска задруга, музичка школа, ветеринарска станица, зелена пијаца, ватрогасни дом, речно шеталиште, омладински хостел, компостана, повртњак, клизалиште, воћни расадник'.split(
      ', ',
    ),
  buy: (count, many) => `Набавити ${count} ${many}`,
  adopt: (topic) => `Донети правилник: ${topic}`,
  build: (topic) => `Изградити: ${topic}`,
  train: (topic) => `Обука чувара: ${topic}`,
  maintain: (topic) => `Нега објекта: ${topic}`,
  indicators: {
    bought: 'потписана отпремница',
    adopted: 'правилник донет и одштампан',
    built: 'записник о пријему',
    trained: 'списак са 12 потписа',
    maintained: 'дневник радова',
  },
  cell: grouped('.'),
}

const slovene: PlanWords = {
  language: 'sl',
  currency: 'EUR',
  vatRate: 0.22,
  source: 'Proračun mesta',
  goods: pairs(
    'miza/hrastovih miz, klop/parkovnih klopi, svetilka/bralnih svetilk, tablica/terenskih tablic, omara/kovinskih omar, črpalka/potopnih črpalk, traktor/vrtnih traktorjev, kosilnica/vrtnih kosilnic, defibrilator/prenosnih defibrilatorjev, tabla/magnetnih tabel, mikrofon/brezžičnih mikrofonov, zvočnik/stropnih zvočnikov, zabojnik/zabojnikov za odpadke, znak/prometnih znakov, nadstrešnica/avtobusnih nadstrešnic, gugalnica/otroških gugalnic, plošča/sončnih plošč, čistilnik/čistilnikov zraka, dron/geodetskih dronov, šotor/sejemskih šotorov, klavir/pianin, globus/šolskih globusov, lestev/aluminijastih lestev, čoln/reševalnih čolnov, pečica/pekovskih pečic, kotel/parnih kotlov, ograja/lesenih ograj, sadika/sadik lipe',
  ),
  topics:
    'protipoplavni nasip, bazen, kolesarska pot, čebelarska zadruga, glasbena šola, veterinarska postaja, mestna tržnica, gasilski dom, rečno sprehajališče, mladinski hostel, kompostarna, vrtički, drsališče, sadjarska drevesnica'.split(
      ', ',
    ),
  buy: (count, many) => `Nakup ${count} ${many}`,
  adopt: (topic) => `Sprejem pravilnika: ${topic}`,
  build: (topic) => `Izgradnja: ${topic}`,
  train: (topic) => `Usposabljanje skrbnikov: ${topic}`,
  maintain: (topic) => `Nega objekta: ${topic}`,
  indicators: {
    bought: 'podpisana dobavnica',
    adopted: 'pravilnik sprejet in natisnjen',
    built: 'zapisnik o prevzemu',
    trained: 'seznam z 12 podpisi',
    maintained: 'dnevnik del',
  },
  cell: grouped('.'),
}

const czech: PlanWords = {
  language: 'cs',
  currency: 'CZK',
  vatRate: 0.21,
  source: 'Rozpočet města',
  goods: pairs(
    'stůl/dubových stolů, lavička/parkových laviček, lampa/stolních lamp, tablet/terénních tabletů, regál/kovových regálů, čerpadlo/kalových čerpadel, traktor/zahradních traktorů, sekačka/travních sekaček, defibrilátor/přenosných defibrilátorů, tabule/magnetických tabulí, mikrofon/bezdrátových mikrofonů, reproduktor/stropních reproduktorů, popelnice/tříděných popelnic, značka/dopravních značek, přístřešek/autobusových přístřešků, houpačka/dětských houpaček, panel/solárních panelů, čistička/čističek vzduchu, dron/geodetických dronů, stan/slavnostních stanů, klavír/pianin, glóbus/školních glóbusů, žebřík/hliníkových žebříků, člun/záchranných člunů, pec/pekařských pecí, kotel/parních kotlů, plot/dřevěných plotů, sazenice/sazenic lípy',
  ),
  topics:
    'protipovodňová hráz, koupaliště, cyklostezka, včelařské družstvo, hudební škola, veterinární stanice, městská tržnice, hasičská zbrojnice, nábřežní promenáda, mládežnická ubytovna, kompostárna, zahrádkářská osada, kluziště, ovocná školka'.split(
      ', ',
    ),
  buy: (count, many) => `Nákup ${count} ks ${many}`,
  adopt: (topic) => `Schválení pravidel: ${topic}`,
  build: (topic) => `Vybudovat: ${topic}`,
  train: (topic) => `Školení správců: ${topic}`,
  maintain: (topic) => `Péče o objekt: ${topic}`,
  indicators: {
    bought: 'podepsaný dodací list',
    adopted: 'pravidla schválena a vytištěna',
    built: 'protokol o převzetí',
    trained: 'prezenční listina s 12 podpisy',
    maintained: 'deník prací',
  },
  cell: grouped(' '),
}

export const allPlanWords: readonly PlanWords[] = [english, serbian, slovene, czech]
