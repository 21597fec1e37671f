import { defineLint } from '../lint.js'
import type { Row } from '../view.js'

/** “Build a new website”, and not “introduce HTTPS on the site”: its title is about little else. */
const isSite = (row: Row): boolean =>
  row.hasDate &&
  row.says('website') &&
  (row.says('build') || row.isBuying) &&
  !row.says('sitePart') &&
  row.stems.every((stems) => stems.size <= 2)

export default defineLint({
  severity: 'notice',
  class: 'order',
  title: 'Part of a site is due before the site',
  text: 'It is due on {deadline}, and the new site only on {later}: the work is done twice',
  proposal: 'Make it with the new site, or say that it goes on the old one.',
  find: ({ rows }) => {
    const site = rows.find(isSite)
    const later = site?.measure.deadline
    if (site === undefined || later === undefined) return []
    return rows.flatMap((row) => {
      const deadline = row.measure.deadline
      return row !== site && row.says('sitePart') && deadline !== undefined && deadline < later
        ? [{ measures: [row.id, site.id], field: 'deadline' as const, figures: { deadline, later } }]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Electronic notice board', deadline: '2027-03-31' },
          { title: 'Build a new website', deadline: '2027-10-31' },
        ],
      },
      {
        rows: [
          { title: 'Банер на насловној страни', deadline: '2027-03-31' },
          { title: 'Успоставити нови сајт', deadline: '2027-10-31' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Electronic notice board', deadline: '2027-11-30' },
          { title: 'Build a new website', deadline: '2027-10-31' },
        ],
      },
      { rows: [{ title: 'Electronic notice board', deadline: '2027-03-31' }] },
    ],
  },
})
