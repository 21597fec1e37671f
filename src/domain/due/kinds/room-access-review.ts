import { actTerm, lastGoodDay, recordsOf } from '../periodic.js'
import { defineTerms } from '../term.js'

/** Who may enter a server room is looked through. */
export default defineTerms({
  warnings: [30, 7],
  isBought: false,
  find: (world) => {
    const age = world.age('room-access-reviewed', 'maxAge')
    if (age === null) return []
    const records = recordsOf(world, 'access-review', 'place')
    return world.register.places
      .filter(({ kind }) => kind === 'server-room')
      .map(({ id, name }) =>
        actTerm(
          `room-access-review:${id}`,
          name,
          { part: 'places', id },
          lastGoodDay(records.get(id) ?? [], age),
        ),
      )
  },
})
