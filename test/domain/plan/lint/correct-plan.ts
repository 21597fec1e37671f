import type { Measure } from '#contract/register/measure.js'
import { Plan } from '#contract/register/plan.js'
import { allPlanWords, type PlanWords } from './plan-words.js'
import { type Random, randomOf } from './random.js'

const owners = [
  'gardener',
  'librarian',
  'surveyor',
  'bookkeeper',
  'caretaker',
  'harbour-master',
  'registrar',
  'forester',
]
const approvers = ['mayor', 'town-council', 'chief-of-staff']

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

type Draft = Omit<Measure, 'id' | 'area' | 'task' | 'owners' | 'approvers'>

const base = (title: string, indicator: string, category: string): Draft => ({
  title,
  recurrence: 'one-off',
  fundingSources: [],
  budgetAsWritten: '',
  deadlineKind: 'date',
  indicators: [indicator],
  spec: '',
  category,
})

const purchase = (words: PlanWords, at: number, random: Random): Draft => {
  const [unit = '', many = ''] = words.goods[at] ?? []
  const quantity = random.whole(2, 60)
  const unitPrice = random.whole(3, 400) * 50
  const total = quantity * unitPrice
  return {
    ...base(words.buy(quantity, many), words.indicators.bought, 'hardware'),
    quantity,
    quantityStated: true,
    unit,
    unitPrice,
    total,
    fundingSources: [words.source],
    budgetAsWritten: words.cell(total),
    spec: `item_count>=${quantity}`,
    deadline: addDays('2027-02-03', at * 23 + random.whole(0, 9)),
  }
}

const upkeep = (words: PlanWords, topic: string, random: Random): Draft => {
  const unitPrice = random.whole(2, 90) * 100
  return {
    ...base(words.maintain(topic), words.indicators.maintained, 'service'),
    quantity: 12,
    quantityStated: true,
    unit: 'visit',
    unitPrice,
    total: unitPrice * 12,
    recurrence: 'monthly',
    deadlineKind: 'monthly',
    fundingSources: [words.source],
    budgetAsWritten: words.cell(unitPrice * 12),
    spec: 'visits>=12',
  }
}

const topicRows = (words: PlanWords, at: number, random: Random): Draft[] => {
  const topic = words.topics[at] ?? ''
  const start = addDays('2027-01-25', at * 31 + random.whole(0, 12))
  const cost = random.whole(200, 9000) * 100
  return [
    { ...base(words.adopt(topic), words.indicators.adopted, 'governance'), deadline: start },
    {
      ...base(words.build(topic), words.indicators.built, 'hardware'),
      total: cost,
      budgetAsWritten: words.cell(cost),
      fundingSources: [words.source, 'Regional fund'],
      funding: [
        { source: words.source, kind: 'municipal', amount: cost / 4 },
        { source: 'Regional fund', kind: 'state', amount: (cost / 4) * 3 },
      ],
      startsOn: addDays(start, 20),
      deadline: addDays(start, 120),
      spec: 'accepted=true',
    },
    {
      ...base(words.train(topic), words.indicators.trained, 'governance'),
      deadline: addDays(start, 150 + random.whole(0, 20)),
      targets: [{ name: words.train(topic), target: 90, unit: '%', by: addDays(start, 150) }],
    },
    upkeep(words, topic, random),
  ]
}

/** A plan of 84 rows in which nothing is wrong; another for each seed, in one of four languages. */
export const correctPlan = (seed: number): Plan => {
  const random = randomOf(seed)
  const words = allPlanWords[seed % allPlanWords.length] as PlanWords
  const drafts = words.topics.flatMap((_, at) => [
    ...topicRows(words, at, random),
    purchase(words, at * 2, random),
    purchase(words, at * 2 + 1, random),
  ])
  const measures = drafts.map((draft, at): Measure => {
    const [area, task] = [
      String(Math.floor(at / 28) + 1),
      `${Math.floor(at / 28) + 1}.${(Math.floor(at / 7) % 4) + 1}`,
    ]
    const id = `${task}.${(at % 7) + 1}`
    return { ...draft, id, area, task, owners: [owners[at % 8] ?? ''], approvers: [approvers[at % 3] ?? ''] }
  })
  // Building waits for its rules, training for the building: the first three rows of each six.
  for (const [at, measure] of measures.entries())
    if (at % 6 === 1 || at % 6 === 2) measure.dependsOn = [measures[at - 1]?.id ?? '']
  return Plan.parse({
    id: `plan-${seed}`,
    title: `Plan ${seed}`,
    adoptedOn: '2026-12-10',
    actNumber: `${seed}/2026`,
    adoptedBy: 'town-council',
    from: '2027-01-01',
    to: '2028-12-31',
    currency: words.currency,
    pricesIncludeVat: true,
    vatRate: words.vatRate,
    cites: [{ kind: 'strategy', subject: 'development', period: '2025-2030' }],
    measures,
  })
}
