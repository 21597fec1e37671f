import Firewall from '#contract/facts/firewall.js'
import { addToDay, endOfDay, startOfDay } from '#lib/zone.js'
import { defineTerms, type Term } from '../term.js'

/** Subscriptions that a firewall itself knows of. */
export default defineTerms({
  warnings: [90, 30, 7],
  isBought: true,
  find: (world) =>
    world.seen(Firewall).flatMap(({ subject, asset, fact, staleAt }) =>
      (fact.subscriptions ?? []).map(({ name, endsOn }): Term => {
        const isOver = endsOn !== null && endOfDay(endsOn, world.zone) <= world.now
        return {
          id: `device-subscription:${subject}:${name}`,
          name: `${fact.tool}: ${name}`,
          lastDay: endsOn,
          of: [asset === null ? { subject } : { part: 'assets', id: asset }],
          ...(endsOn === null && { gap: 'no-date' as const }),
          isOld: isOver && staleAt <= endOfDay(endsOn, world.zone),
          ...(endsOn !== null && { changedAt: startOfDay(addToDay(endsOn, { months: -120 }), world.zone) }),
        }
      }),
    ),
})
