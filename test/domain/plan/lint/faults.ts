import { type Fault, fault, isDated, isPurchase, isTraining, isUpkeep, isWork, other } from './fault.js'
import { faultsOfMeans } from './faults-of-means.js'

const arithmetic: Fault[] = [
  fault('quantity-times-price', isPurchase, (measure, _, random) => {
    measure.total =
      (measure.total ?? 0) + random.pick([-1, 1]) * random.whole(1, (measure.unitPrice ?? 2) - 1)
    measure.budgetAsWritten = ''
  }),
  fault('quantity-times-price', isPurchase, (measure) => {
    measure.total = (measure.total ?? 0) * 10
    measure.budgetAsWritten = ''
  }),
  fault('budget-cell-says-otherwise', isPurchase, (measure) => {
    measure.budgetAsWritten = String((measure.total ?? 0) + 1000)
  }),
  fault('price-without-vat', isPurchase, (measure, { vatRate }) => {
    measure.total = Math.round((measure.total ?? 0) * (1 + vatRate) * 100) / 100
    measure.budgetAsWritten = ''
  }),
  fault('items-do-not-add-up', isWork, (measure, _, random) => {
    const total = measure.total ?? 0
    measure.items = [
      { title: 'A', total: total / 2 },
      { title: 'B', total: total / 2 - random.whole(1, 500) },
    ]
  }),
  fault('total-not-stated', isPurchase, (measure) => {
    delete measure.total
    measure.budgetAsWritten = ''
  }),
  fault('recurring-amount-unclear', isUpkeep, (measure) => {
    measure.quantity = 1
    measure.total = measure.unitPrice ?? 1
    measure.budgetAsWritten = ''
  }),
]

const quantities: Fault[] = [
  fault('quantity-differs-from-title', isPurchase, (measure, _, random) => {
    const quantity = (measure.quantity ?? 0) + random.whole(1, 9)
    measure.quantity = quantity
    measure.total = quantity * (measure.unitPrice ?? 0)
    measure.spec = `item_count>=${quantity}`
    measure.budgetAsWritten = ''
  }),
  fault('quantity-differs-from-specification', isPurchase, (measure, _, random) => {
    measure.spec = `item_count>=${(measure.quantity ?? 0) + random.whole(1, 20)}`
  }),
  fault('quantity-is-zero', isUpkeep, (measure) => {
    measure.quantity = 0
  }),
  fault('quantity-not-whole', isUpkeep, (measure) => {
    measure.quantity = 2.5
    measure.total = 2.5 * (measure.unitPrice ?? 0)
  }),
  fault('price-without-quantity', isUpkeep, (measure) => {
    delete measure.quantity
  }),
]

const duplicates: Fault[] = [
  {
    rule: 'rows-say-the-same',
    spoil: (plan, random) => {
      const measure = random.pick(plan.measures.filter(isDated))
      const task = plan.measures.filter((each) => each.task === measure.task)
      const id = `${measure.task}.${task.length + 1}`
      plan.measures.push({ ...structuredClone(measure), id, deadline: '2028-09-15', dependsOn: [] })
      return [measure.id, id]
    },
  },
  {
    rule: 'number-given-twice',
    spoil: (plan, random) => {
      const measure = random.pick(plan.measures.filter((each) => !each.id.endsWith('.1')))
      const before = plan.measures[plan.measures.indexOf(measure) - 1]
      if (before) measure.id = before.id
      return [measure.id]
    },
  },
  {
    rule: 'number-missing',
    spoil: (plan, random) => {
      const waited = new Set(plan.measures.flatMap(({ dependsOn = [] }) => dependsOn))
      const lost = random.pick(plan.measures.filter(({ id }) => !id.endsWith('.7') && !waited.has(id)))
      const at = plan.measures.indexOf(lost)
      const next = plan.measures[at + 1]
      plan.measures.splice(at, 1)
      return [next?.id ?? '']
    },
  },
  fault('number-not-of-its-task', isDated, (measure) => {
    measure.task = measure.task === '1.1' ? '2.2' : '1.1'
  }),
  fault('indicator-given-twice', isDated, (measure) => {
    measure.indicators = [...measure.indicators, ...measure.indicators]
  }),
]

const deadlines: Fault[] = [
  fault('deadline-before-adoption', isPurchase, (measure, _, random) => {
    measure.deadline = `2026-${random.pick(['03', '07', '11'])}-15`
  }),
  fault('deadline-outside-period', isPurchase, (measure, _, random) => {
    measure.deadline = random.pick(['2029-01-31', '2031-06-30', '2026-12-20'])
  }),
  fault('no-deadline', isDated, (measure) => {
    delete measure.deadline
    measure.deadlineKind = 'none'
  }),
  fault('one-off-without-end', isPurchase, (measure, _, random) => {
    delete measure.deadline
    measure.deadlineKind = random.pick(['continuous', 'po potrebi', 'průběžně', 'Континуирано'])
  }),
  fault('year-end-on-another-day', isPurchase, (measure, _, random) => {
    measure.deadline = '2027-11-30'
    measure.deadlineKind = random.pick(['end-of-year', 'до краја године', 'konec roku', 'konec leta'])
  }),
  fault('start-after-deadline', isWork, (measure) => {
    measure.startsOn = '2028-12-30'
  }),
  fault('rhythm-differs-from-deadline', isUpkeep, (measure, _, random) => {
    measure.deadlineKind = random.pick(['yearly', 'Godišnje', 'kvartalno', 'tedensko'])
  }),
  fault('target-outside-period', isTraining, (measure) => {
    for (const target of measure.targets ?? []) target.by = '2030-05-05'
  }),
  fault('move-not-carried-out', isPurchase, (measure) => {
    measure.moves = [{ on: '2027-02-01', to: '2028-12-15', reason: 'late' }]
  }),
]

const order: Fault[] = [
  fault('waits-for-unknown-row', isDated, (measure) => {
    measure.dependsOn = ['7.7.7']
  }),
  {
    rule: 'rows-wait-for-each-other',
    spoil: (plan, random) => {
      const measure = random.pick(plan.measures.filter(({ dependsOn }) => dependsOn !== undefined))
      const before = plan.measures.find(({ id }) => id === measure.dependsOn?.[0])
      if (before) before.dependsOn = [measure.id]
      return [measure.id, before?.id ?? '']
    },
  },
  fault('due-before-what-it-waits-for', isPurchase, (measure, plan, random) => {
    measure.deadline = '2027-02-15'
    measure.dependsOn = [other(plan, measure, (each) => (each.deadline ?? '') > '2027-03-01', random).id]
  }),
  fault('training-before-its-tool', isTraining, (measure, plan) => {
    const tool = plan.measures[plan.measures.indexOf(measure) - 1]
    const start = Date.parse(tool?.deadline ?? '')
    delete measure.dependsOn
    measure.deadline = new Date(start - 20 * 86_400_000).toISOString().slice(0, 10)
    delete measure.targets
  }),
]

export const faults: readonly Fault[] = [
  ...arithmetic,
  ...quantities,
  ...duplicates,
  ...deadlines,
  ...order,
  ...faultsOfMeans,
]
