import { type Fault, fault, isDated, isPurchase, isTraining, isWork, title } from './fault.js'

const people: Fault[] = [
  fault('approves-own-work', isDated, (measure) => {
    measure.owners = [...measure.owners, ...measure.approvers]
  }),
  fault('no-owner', isDated, (measure) => {
    measure.owners = []
  }),
  fault('no-approver', isDated, (measure) => {
    measure.approvers = []
  }),
  fault('role-misspelt', isDated, (measure, _, random) => {
    const owner = measure.owners[0] ?? ''
    const at = random.whole(1, owner.length - 2)
    measure.owners = [owner.slice(0, at) + owner.slice(at + 1)]
  }),
  fault('too-many-owners', isDated, (measure) => {
    measure.owners = ['gardener', 'librarian', 'surveyor', 'bookkeeper', 'caretaker']
  }),
  fault('owner-is-a-crowd', isDated, (measure, _, random) => {
    measure.owners = [random.pick(['all-employees', 'svi-zaposleni', 'vsi-zaposleni', 'všichni-zaměstnanci'])]
  }),
]

const funding: Fault[] = [
  fault('money-without-source', isPurchase, (measure) => {
    measure.fundingSources = []
  }),
  fault(
    'source-without-amount',
    (each) => isDated(each) && !isPurchase(each) && !isWork(each),
    (measure) => {
      measure.fundingSources = ['Norwegian grant']
    },
  ),
  fault('shares-do-not-add-up', isWork, (measure, _, random) => {
    const [share] = measure.funding ?? []
    if (share) share.amount = (share.amount ?? 0) + random.whole(1, 900)
  }),
  fault('sources-not-divided', isPurchase, (measure) => {
    measure.fundingSources = [...measure.fundingSources, 'Norwegian grant']
  }),
  fault('share-of-unnamed-source', isWork, (measure) => {
    measure.fundingSources = measure.fundingSources.slice(0, 1)
  }),
  fault('purchase-without-money', isPurchase, (measure) => {
    delete measure.total
    delete measure.unitPrice
    measure.fundingSources = []
    measure.budgetAsWritten = '-'
  }),
  fault('another-currency', isPurchase, (measure, { currency }) => {
    measure.budgetAsWritten = `${measure.total} ${currency === 'EUR' ? 'Kč' : 'EUR'}`
  }),
]

const specification: Fault[] = [
  fault(
    'no-indicator',
    (each) => isDated(each) && !isTraining(each),
    (measure) => {
      measure.indicators = []
    },
  ),
  fault(
    'indicator-not-measurable',
    (each) => isDated(each) && !isTraining(each),
    (measure, _, random) => {
      measure.indicators = [
        random.pick([
          'improved quality of life',
          'побољшан квалитет услуга',
          'izboljšana kakovost',
          'zlepšená kvalita života',
        ]),
      ]
    },
  ),
  fault('size-for-a-rate', isWork, (measure, _, random) => {
    measure.title = random.pick([
      'Internet link for halls',
      'Internetna povezava za dvorane',
      'Интернет веза за сале',
    ])
    measure.indicators = [random.pick(['100 MB', '1 GB', '200 МБ'])]
  }),
  fault('more-watts-than-volt-amperes', isPurchase, (measure) => {
    measure.indicators = ['3000 W / 2400 VA']
  }),
  fault('unit-of-something-else', isPurchase, (measure) => {
    measure.title = title(measure).replace(/(\d+) (?:ks )?.*$/u, '$1 printers')
    measure.unit = 'router'
  }),
  fault('share-above-whole', isTraining, (measure) => {
    for (const target of measure.targets ?? []) target.target = 130
  }),
  fault('target-without-unit', isTraining, (measure) => {
    for (const target of measure.targets ?? []) delete target.unit
  }),
  fault('placeholder-left', isDated, (measure, _, random) => {
    measure.indicators = [random.pick(['TODO', '???', 'xxx', '____'])]
  }),
  fault('no-specification', isPurchase, (measure) => {
    measure.spec = ''
  }),
]

const lifecycle: Fault[] = [
  fault('support-ends-too-soon', isPurchase, (measure, _, random) => {
    const product = random.pick([
      'Windows 10 Pro',
      'Office 2016',
      'Windows Server 2012 R2',
      'SQL Server 2014',
    ])
    measure.title = title(measure).replace(/(\d+) (?:ks )?.*$/u, `$1 × ${product}`)
  }),
  {
    rule: 'strategy-run-out',
    spoil: (plan) => {
      plan.cites = [{ kind: 'strategy', subject: 'development', period: '2015-2020' }]
      return []
    },
  },
  {
    rule: 'adopted-after-it-began',
    spoil: (plan) => {
      plan.adoptedOn = '2027-03-20'
      for (const measure of plan.measures)
        if (measure.deadline !== undefined && measure.deadline < '2027-04-01') measure.deadline = '2027-04-15'
      return []
    },
  },
  {
    rule: 'adoption-not-recorded',
    spoil: (plan) => {
      delete plan.actNumber
      return []
    },
  },
  fault('cpv-malformed', isPurchase, (measure, _, random) => {
    measure.procurement = { cpv: random.pick(['3921', '39130000-22', '99130000-2']) }
  }),
]

/** Faults in people, money, specification and law. */
export const faultsOfMeans: readonly Fault[] = [...people, ...funding, ...specification, ...lifecycle]
