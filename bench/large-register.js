// The register of a city: 20,000 things in 300 rooms, with what an administration writes down of each.

const range = (count, make) => Array.from({ length: count }, (_, index) => make(index))

const padded = (number, width) => String(number).padStart(width, '0')

const hostKinds = [
  'computer',
  'computer',
  'computer',
  'computer',
  'computer',
  'computer',
  'laptop',
  'laptop',
  'server',
]
const otherKinds = [
  'monitor',
  'monitor',
  'monitor',
  'monitor',
  'printer',
  'phone',
  'ups',
  'camera',
  'access-point',
  'computer',
]
const names = { server: 'Сервер', laptop: 'Преносни рачунар', computer: 'Рачунар', monitor: 'Монитор' }

const asset = (index, hosts) => {
  const isHost = index < hosts
  const other = index % 50 === 7 ? 'extinguisher' : otherKinds[index % otherKinds.length]
  const kind = isHost ? hostKinds[index % hostKinds.length] : other
  const year = 2018 + (index % 9)
  return {
    id: `INV-${padded(index, 6)}`,
    kind,
    name: `${names[kind] ?? 'Опрема'} ${index}`,
    tag: `${100_000 + index}`,
    manufacturer: ['Dell', 'HP', 'Lenovo'][index % 3],
    model: `Model ${index % 40}`,
    serial: isHost ? `SN-${index}` : `OT-${index}`,
    place: `ROOM-${index % 300}`,
    state: index % 25 === 24 && !isHost ? 'in-store' : 'in-use',
    deliveredOn: `${year}-03-02`,
    purchasedOn: `${year}-03-01`,
    price: { amount: 60_000 + (index % 90) * 1000, currency: 'RSD', vatIncluded: true, vatRate: 0.2 },
    supplier: 'Рачунари и опрема д.о.о. Вршац',
    invoice: `${year}/${index % 400}`,
    warrantyUntil: `${year + 3}-03-01`,
    custodian: `OSOBA-${index % 2000}`,
    ...(kind === 'server' ? { protect: true, role: 'main' } : {}),
    ...(kind === 'extinguisher' ? { madeOn: `${year}-01-01` } : {}),
  }
}

export const largeRegister = ({ assets = 20_000, hosts = 10_000 } = {}) => ({
  format: 1,
  organisation: {
    id: 'grad',
    name: { en: 'A large city', 'sr-Cyrl': 'Велики град' },
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  },
  places: [
    { id: 'SITE', kind: 'site', name: { en: 'Town hall', 'sr-Cyrl': 'Градска кућа' } },
    ...range(300, (index) => ({
      id: `ROOM-${index}`,
      kind: index % 50 === 0 ? 'server-room' : 'room',
      name: { en: `Room ${index}`, 'sr-Cyrl': `Канцеларија ${index}` },
      within: 'SITE',
    })),
  ],
  roles: [
    { id: 'HEAD', name: { en: 'Head of administration', 'sr-Cyrl': 'Начелник' } },
    { id: 'IT', name: { en: 'IT', 'sr-Cyrl': 'Информатика' }, deputy: 'HEAD' },
  ],
  assets: range(assets, (index) => asset(index, hosts)),
  entitlements: range(300, (index) => ({
    id: `PRAVO-${index}`,
    product: { publisher: 'Publisher', family: `Product ${index % 40}` },
    purpose: ['antivirus', 'office', 'operating-system', 'other'][index % 4],
    metric: 'device',
    quantity: 100 + index,
    kind: 'subscription',
    end: `202${6 + (index % 3)}-12-31`,
  })),
  contracts: range(400, (index) => ({
    id: `UG-${index}`,
    name: `Уговор ${index}`,
    kind: ['internet', 'equipment-maintenance', 'other'][index % 3],
    supplier: 'Добављач д.о.о.',
    end: `202${6 + (index % 3)}-06-30`,
    reviewedOn: '2026-02-01',
  })),
  serviceRecords: range(2000, (index) => ({
    id: `SERVIS-${index}`,
    asset: `INV-${padded(Math.min(assets - 1, hosts + index), 6)}`,
    kind: index % 2 === 0 ? 'inspection' : 'service',
    date: '2026-05-01',
    result: 'passed',
  })),
  attestations: [],
  waivers: range(20, (index) => ({
    id: `IZUZETAK-${index}`,
    rule: 'warranty-in-force',
    thing: `asset:INV-${padded(index, 6)}`,
    reason: 'Замена је у плану',
    approvedBy: 'HEAD',
    until: '2027-12-31',
  })),
  plans: [],
  persons: range(2000, (index) => ({
    id: `OSOBA-${index}`,
    name: `Петар Петровић ${index}`,
    unit: 'Одељење за финансије',
  })),
  documents: [],
  handOvers: [],
})
