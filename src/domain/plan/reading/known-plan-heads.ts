/** Names parted by commas, as many to a line as fit. */
const names = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

/** What a column of a plan can hold, and what tables call it, in Serbian, Slovene, Czech, Hungarian and English. */
export const knownPlanHeads = {
  id: names(`
    id, no, number, item no, р бр, рб, редни број, бр, број, ознака, шифра, број мере, бр активности,
    zap st, zaporedna stevilka, st, stevilka, oznaka, por c, c, cislo, poradove cislo, porc, sorszam,
    measure no
  `),
  area: names(`
    area, приоритет, приоритети, prioritet, prioriteta, priorita, област, приоритетна област, циљ, општи циљ, стратешки циљ, сегмент, podrocje, cilj, strateski
    cilj, segment, oblast, cil, strategicky cil, terulet, goal, priority area
  `),
  task: names(`
    task, задатак, посебан циљ, поље, група мера, naloga, ukrep skupina, poseben cilj, ukol, specificky
    cil, feladatcsoport, field, objective
  `),
  title: names(`
    title, активност, активности, мера, мере, мера активност, мере активности, назив, назив мере, назив
    активности, опис активности, планиране активности, предмет, предмет набавке, опис, measure,
    measures, activity, activities, action, subject, description, ukrep, ukrepi, aktivnost, aktivnosti,
    naziv, naziv ukrepa, predmet narocila, dejavnost, opatreni, aktivita, cinnost, nazev, nazev
    opatreni, predmet zakazky, intezkedes, megnevezes, tevekenyseg, feladat
  `),
  'title.en': names('title en, title english, назив на енглеском'),
  'title.sr-Cyrl': names('title sr, title sr cyrl, назив на српском'),
  owners: names(`
    owner, owners, owner roles, responsible, responsible person, носилац, носиоци, носилац активности,
    носиоци активности, носилац мере, одговорно лице, одговорна лица, одговоран, одговорност, одговорна
    институција, надлежност, задужен, реализује, спроводи, nosilec, nosilci, nosilec ukrepa, odgovorna
    oseba, odgovorni, odgovornost, izvajalec, odpovednost, odpovedny, odpovedna osoba, zodpovedna osoba,
    zodpovida, odpovida, gestor, felelos, resitel
  `),
  approver: names(`
    approver, approvers, approved by, одобрава, одобрио, одобрење, лице које одобрава, odobri,
    odobritev, potrdi, schvaluje, schvalovatel, schvalil, jovahagyja, jovahagyo
  `),
  quantity: names(`
    quantity, qty, how many, количина, кол, број комада, kolicina, kol, stevilo, mnozstvi, pocet, pocet
    kusu, mennyiseg
  `),
  quantityStated: names('quantity stated'),
  unit: names(`
    unit, јединица мере, јед мере, јм, enota, enota mere, em, jednotka, merna jednotka, mj, egyseg
  `),
  unitPrice: names(`
    unit price, price per unit, јединична цена, цена по јединици, цена по комаду, cena na enoto, cena za
    kus, jednotkova cena, egysegar
  `),
  total: names('total'),
  budget: names(`
    budget raw, budget, budget as written, cost, costs, amount, estimated cost, буџет, износ, средства,
    потребна средства, процењена средства, планирана средства, финансијска средства, потребна
    финансијска средства, процена трошкова, процењени трошкови, трошкови, вредност, процена средстава,
    укупан износ, цена, буџет и извор, буџет извор финансирања, средства и извор финансирања, потребна
    средства и извор, buget, sredstva, proracun, znesek, predvidena sredstva, ocena stroskov, stroski,
    vrednost, finance, financna sredstva, naklady, rozpocet, castka, predpokladane naklady, financovani,
    odhad nakladu, koltseg, koltsegvetes, osszeg
  `),
  recurrence: names(`
    recurrence, frequency, rhythm, учесталост, динамика, динамика реализације, pogostost, cetnost,
    periodicita, gyakorisag
  `),
  funding: names(`
    funding, funding source, funding sources, source of funding, source, извор, извори, извор
    финансирања, извори финансирања, извор средстава, финансирање, vir, viri, vir financiranja, viri
    financiranja, financiranje, zdroj, zdroje, zdroj financovani, zdroje financovani, forras,
    finanszirozas
  `),
  deadline: names(`
    deadline, due, due date, time frame, timeframe, рок, рокови, рок за реализацију, рок реализације,
    рок за извршење, рок извршења, временски оквир, време реализације, период реализације, датум, rok,
    rok izvedbe, rok za izvedbo, casovni okvir, termin, termin plneni, lhuta, termin splneni,
    harmonogram, hatarido
  `),
  deadlineKind: names('deadline kind'),
  startsOn: names(`
    starts on, start, planned start, почетак, планирани почетак, почетак реализације, оквирно време
    покретања, zacetek, zacatek, zahajeni, kezdes
  `),
  indicators: names(`
    indicator, indicators, result, results, expected result, output, индикатор, индикатори, показатељ,
    показатељи, резултат, резултати, очекивани резултат, очекивани резултати, исход, kazalnik,
    kazalniki, pricakovani rezultati, kazalec, ukazatel, ukazatele, indikator, indikatory, vysledek,
    ocekavany vysledek, vystup, mutato, indikatorok, eredmeny
  `),
  spec: names(`
    spec, specification, спецификација, технички захтеви, specifikacija, specifikace
  `),
  category: names('category, категорија, kategorija, kategorie'),
  dependsOn: names('depends on, after, зависи од, предуслов, предуслови, odvisno od, zavisi na'),
  cpv: names('cpv, cpv code, cpv ознака, cpv шифра, цпв, cpv koda, cpv kod, kod cpv'),
  procedure: names(`
    procedure, врста поступка, поступак, основ за изузеће, vrsta postopka, postopek, druh rizeni, typ
    rizeni, eljaras
  `),
  estimatedValue: names(`
    estimated value, процењена вредност, процењена вредност без пдв, ocenjena vrednost, predpokladana
    hodnota, becsult ertek
  `),
  budgetLine: names(`
    budget line, конто, апропријација, економска класификација, буџетска позиција, proracunska postavka,
    rozpoctova polozka, polozka rozpoctu
  `),
  serves: names('serves, мера плана, из акционог плана, служи мери'),
} satisfies Readonly<Record<string, readonly string[]>>

export type PlanField = keyof typeof knownPlanHeads

/** Columns whose value counts for every row that a merged cell covers; an amount does not. */
export const carriedFields: ReadonlySet<PlanField> = new Set([
  'area',
  'task',
  'owners',
  'approver',
  'funding',
  'deadline',
  'deadlineKind',
  'recurrence',
  'startsOn',
  'category',
])
