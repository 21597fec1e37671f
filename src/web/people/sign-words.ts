import type { Register } from '#contract/register.js'
import { measureAsked } from '#domain/plan/measure-question.js'
import type { Policy } from '#domain/policy/policy.js'
import type { Frameworks } from '#service/frameworks.js'
import type { ToSign } from '#service/people/to-sign.js'
import type { Voice } from '../voice.js'

/** What is to be signed, in the words of its reader. */
export const openSignWords = (
  voice: Voice,
  { register, policy, frameworks }: { register: Register; policy: Policy; frameworks: Frameworks },
) => {
  const office = (id: string): string => {
    const role = register.roles.find((known) => known.id === id)
    return role ? voice.local(role.name) : id
  }

  /** What a statement answers: a question of a framework, or a check. */
  const question = (id: string): string => {
    const check = frameworks.checks[id]
    if (check) return voice.local(check)
    const asked = measureAsked(id, register.plans)
    if (asked)
      return voice.t('plan.evidence.of-row', {
        row: asked.measure.id,
        title: voice.local(asked.measure.title),
        plan: voice.local(asked.plan.title),
      })
    const [framework = '', number = ''] = id.split(':')
    const control = frameworks.byId.get(framework)?.controls.find((known) => known.id === number)
    return control ? voice.local(control.attest ?? control.title) : id
  }

  const rule = (id: string): string => {
    const known = policy.rules.get(id)
    return known ? voice.rule(known, 'title', {}) : id
  }

  return {
    office,
    /** What must hold, or is asked. */
    requirement: (item: ToSign): string =>
      item.part === 'attestations' ? question(item.entry.question) : rule(item.entry.rule),
    headline: (item: ToSign): string =>
      item.part === 'attestations'
        ? question(item.entry.question)
        : voice.t('web.sign.waiver-of', { rule: rule(item.entry.rule) }),
    owner: (item: ToSign): string => {
      const owner = item.part === 'attestations' ? item.entry.by : item.entry.askedBy
      return owner === undefined ? '–' : office(owner)
    },
    /** What a waiver covers. */
    covered: (thing: string | undefined): string => {
      if (thing === undefined) return voice.t('web.sign.everything')
      const asset = register.assets.find(({ id }) => thing === `asset:${id}`)
      return asset?.name ? voice.local(asset.name) : thing
    },
  }
}

export type SignWords = ReturnType<typeof openSignWords>
