import { z } from 'zod'
import { Id, LocalText } from '#contract/register/text.js'
import { lacks } from '#domain/plan/reconcile/lacks.js'
import { rowStates } from '#domain/plan/reconcile/row-state.js'

const count = z.number().nullable()

const Numbers = z.object({
  planned: count.describe('Null where nobody said how many.'),
  ordered: z.number(),
  delivered: z.number(),
  recorded: z.number(),
  seen: count.describe('Null where no probe could see any of them.'),
  seeable: z.number().describe('Of how many an agent could tell.'),
  inUse: count.describe('In use, or of rights and contracts: in force.'),
  meets: count.describe('Null, as the two below, where nothing is demanded.'),
  fails: count,
  unproven: count,
  surplus: count,
  shortfall: count,
})

const Basis = z.object({ currency: z.string(), vatIncluded: z.boolean(), vatRate: z.number() })

/** A row without the entries behind it. */
export const RowBody = z.looseObject({
  plan: z.string(),
  measure: z.string(),
  key: z.string(),
  title: LocalText,
  area: z.string(),
  task: z.string(),
  owners: z.array(z.string()),
  state: z.enum(rowStates),
  numbers: Numbers,
  demands: z.array(z.looseObject({ key: z.string(), numbers: Numbers, faults: z.array(z.string()) })),
  lacking: z.partialRecord(z.enum(lacks), z.number()),
  money: z.looseObject({
    basis: Basis,
    planned: count,
    paid: z.number(),
    left: count,
  }),
  timeliness: z.looseObject({ is: z.string() }),
  periods: z.array(z.looseObject({ name: z.string(), state: z.string() })).nullable(),
})

const Group = z.looseObject({
  key: z.string().nullable(),
  rows: z.int(),
  done: z.int(),
  late: z.int(),
  money: z.array(
    z.object({
      currency: z.string(),
      vatIncluded: z.boolean(),
      planned: z.number(),
      paid: z.number(),
      left: z.number(),
    }),
  ),
})

export const SummaryBody = z.looseObject({
  id: Id,
  title: LocalText,
  kind: z.string(),
  status: z.string(),
  from: z.string(),
  to: z.string(),
  total: Group,
})

const groups = z.array(Group)

export const PlanBody = z.object({
  at: z.string(),
  today: z.string(),
  plan: SummaryBody,
  rows: z.array(RowBody),
  rollup: z.looseObject({
    total: Group,
    plans: groups,
    areas: groups,
    tasks: groups,
    owners: groups,
    sources: groups,
    years: groups,
  }),
  forecast: z.looseObject({
    from: z.string(),
    to: z.string(),
    items: z.array(z.looseObject({ on: z.string(), kind: z.string(), amount: count })),
  }),
  strays: z.array(z.object({ of: z.string(), id: z.string(), measure: z.string() })),
})

export const RowStandingBody = z.object({
  at: z.string(),
  today: z.string(),
  row: RowBody.extend({
    entries: z.array(z.looseObject({ of: z.string(), id: z.string(), why: z.string(), units: z.number() })),
  }),
  lists: z.record(z.string(), z.array(z.string())).describe('The entries in each number.'),
})
