import type { PlanTemplate } from '#contract/plan-template.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { foldText } from '#lib/fold-text.js'
import type { Change } from '../../register/change.js'

const textsOf = (name: LocalText): string[] =>
  (typeof name === 'string' ? [name] : Object.values(name)).map(foldText)

/** The offices of a template in a register: by id, else by name; where `isCreating`, those that it lacks are made. */
export const openTemplateRoles = (
  template: Pick<PlanTemplate, 'roles'>,
  { roles }: Pick<Register, 'roles'>,
  isCreating: boolean,
) => {
  const made: Change[] = []
  const lacking = new Set<string>()
  const known = new Map<string, string | null>(roles.map(({ id }) => [id, id]))
  const byName = new Map(roles.flatMap(({ id, name }) => textsOf(name).map((text) => [text, id] as const)))
  const find = (id: string): string | null => {
    const role = template.roles.find((one) => one.id === id)
    const named = textsOf(role?.name ?? id).flatMap((text) => byName.get(text) ?? [])[0]
    if (named !== undefined) return named
    if (!isCreating) {
      lacking.add(id)
      return null
    }
    made.push({ part: 'roles', id, expected: null, body: { id, name: role?.name ?? id } })
    return id
  }
  const one = (id: string): string | null => {
    const before = known.get(id)
    const found = before === undefined ? find(id) : before
    known.set(id, found)
    return found
  }
  return {
    of: (ids: readonly string[]): string[] => [
      ...new Set(ids.map(one).filter((id): id is string => id !== null)),
    ],
    made: made as readonly Change[],
    lacking: lacking as ReadonlySet<string>,
  }
}
