import { progressByPlace } from '#domain/counting/outcome.js'
import type { CountView } from '#service/count-book.js'
import type { CountWords } from '#service/paper/count-words.js'
import { placeName } from '#service/paper/count-words.js'
import { tableOf } from './table.js'

/** How far a count is, as a few lines. */
export const progressLines = ({ count, progress }: CountView): string[] => {
  const { expected, found, damaged, elsewhere, missing, open, surplus, outside } = progress
  const also = [
    damaged > 0 && `${damaged} damaged`,
    elsewhere > 0 && `${elsewhere} elsewhere`,
    surplus > 0 && `${surplus} surplus`,
    outside > 0 && `${outside} not on the list`,
  ].filter(Boolean)
  return [
    `${count.id}  ${count.name}, as of ${count.date}: ${count.state}`,
    `${found} of ${expected} found, ${missing} missing, ${open} not counted${also.length > 0 ? `; ${also.join(', ')}` : ''}`,
  ]
}

/** Every place with its numbers, what is left first. */
export const placesTable = ({ outcome, frame }: CountView, words: CountWords): string => {
  const rows = [...progressByPlace(outcome.lines)]
    .map(([place, { expected, found, missing, open }]) => ({
      name: place === null ? '(no place)' : placeName(words, frame, place),
      cells: [expected, found, missing, open],
    }))
    .sort((a, b) => (b.cells[3] ?? 0) - (a.cells[3] ?? 0) || a.name.localeCompare(b.name, words.language))
  return tableOf([
    ['PLACE', 'EXPECTED', 'FOUND', 'MISSING', 'NOT COUNTED'],
    ...rows.map(({ name, cells }) => [name, ...cells.map(String)]),
  ])
}
