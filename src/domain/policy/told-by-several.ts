import { states } from '#contract/verdict.js'
import { earliest } from '#lib/instant.js'
import type { Judgement } from './judge.js'

/**
 * One judgement of a thing that several agents told of: the worst, so that none of them can hide what another sees.
 * It is judged again as soon as any of them can change.
 */
export const worstOf = <J extends Judgement>(judgements: readonly [J, ...J[]]): J => {
  const [first, ...others] = judgements
  if (others.length === 0) return first
  const worst = others.reduce((a, b) => (states.indexOf(b.state) < states.indexOf(a.state) ? b : a), first)
  return { ...worst, flipsAt: earliest(...judgements.map(({ flipsAt }) => flipsAt)) }
}
