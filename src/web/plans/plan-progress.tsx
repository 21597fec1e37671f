import type { Plan } from '#contract/register/plan.js'
import { type Group, type Rollup, unsplit } from '#domain/plan/reconcile/rollup.js'
import { withParameters } from '../kit/filters.js'
import { type Column, Table } from '../kit/table.js'
import { groupsAround, type PlanContext, planAddress, roleName } from './plan-context.js'

const ways = ['areas', 'tasks', 'owners', 'sources', 'years'] as const
type Way = (typeof ways)[number]

const nameOf = (context: PlanContext, plan: Plan, way: Way, key: string | null): string => {
  const { voice } = context.frame
  if (key === null) return voice.t('web.plan.not-said')
  if (way === 'owners') return roleName(context, key)
  if (way === 'sources') return key === unsplit ? voice.t('web.plan.unsplit') : key
  if (way === 'years') return key
  const id = key.slice(plan.id.length + 1)
  const title = groupsAround(plan, id).at(-1)?.title
  return title ? `${id} ${voice.local(title)}` : id
}

/** The rows of a group in the table of the plan; null where no filter asks for them. */
const filterOf = (plan: Plan, way: Way, key: string | null): Record<string, string> | null => {
  if (key === null) return null
  if (way === 'owners') return { owner: key }
  return way === 'areas' ? { area: key.slice(plan.id.length + 1) } : null
}

/** How far rows have come, and their money, put together in every way that people ask for. */
export const PlanProgress = ({
  context,
  plan,
  rollup,
}: {
  context: PlanContext
  plan: Plan
  rollup: Rollup
}) => {
  const { frame } = context
  const { voice } = frame
  const money = (name: 'planned' | 'paid' | 'left') => (group: Group) =>
    group.money.map((each) => <span class="part-of">{voice.number(each[name], 2)}</span>)
  const columns = (way: Way): Column<Group>[] => {
    const count = (name: 'rows' | 'done' | 'late'): Column<Group> => ({
      id: name,
      head: voice.t(`web.plan.progress.${name}`),
      isNumber: true,
      cell: (group) => voice.number(group[name]),
    })
    const amount = (name: 'planned' | 'paid' | 'left'): Column<Group> => ({
      id: name,
      head: voice.t(`web.plan.progress.${name}`),
      isNumber: true,
      cell: money(name),
    })
    return [
      {
        id: 'name',
        head: voice.t(`web.plan.by.${way}`),
        cell: ({ key }) => {
          const filter = filterOf(plan, way, key)
          const name = nameOf(context, plan, way, key)
          return filter ? <a href={withParameters(planAddress(frame, plan.id), filter)}>{name}</a> : name
        },
      },
      count('rows'),
      count('done'),
      count('late'),
      amount('planned'),
      amount('paid'),
      amount('left'),
    ]
  }
  return (
    <>
      <p class="lead">{context.words.basis({ ...plan, vatIncluded: plan.pricesIncludeVat })}</p>
      {ways.map((way) => {
        const caption = voice.t(`web.plan.progress-by.${way}`)
        return (
          <section class="sheet" id={`by-${way}`}>
            <h2>{caption}</h2>
            {(way === 'owners' || way === 'sources') && (
              <p class="muted">{voice.t(`web.plan.progress-by.${way}.what`)}</p>
            )}
            <Table caption={caption} columns={columns(way)} rows={rollup[way]} />
          </section>
        )
      })}
    </>
  )
}
