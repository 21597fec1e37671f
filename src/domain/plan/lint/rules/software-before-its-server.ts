import { defineLint } from '../lint.js'
import type { Row } from '../view.js'

const isServer = (row: Row): boolean =>
  row.isBuying &&
  row.says('server') &&
  !row.says('serverRoom') &&
  row.measure.category !== 'licence' &&
  !/softver|software|licen|programsk|programov|zalozn|backup|rezervn|varnostn/.test(row.title) &&
  row.hasDate

const isForServer = (row: Row): boolean =>
  /domain controller|domen kontroler|domensk[a-z]* krmilnik|radic domeny|active directory|softver[^|]*server|server software|software for (?:the )?server|programsk[^|]*streznik|server[^|]*licenc|licenc[^|]*server|software[^|]*server/.test(
    row.title,
  ) && row.hasDate

export default defineLint({
  severity: 'warning',
  class: 'order',
  title: 'Server software is due before the server',
  text: 'The software is due on {deadline}, the server on {later}',
  proposal: 'Buy the software with the server.',
  find: ({ rows }) => {
    const servers = rows.filter(isServer)
    const first = servers.toSorted((a, b) =>
      (a.measure.deadline ?? '').localeCompare(b.measure.deadline ?? ''),
    )[0]
    const later = first?.measure.deadline
    if (first === undefined || later === undefined) return []
    return rows.flatMap((row) => {
      const deadline = row.measure.deadline ?? ''
      return isForServer(row) && deadline < later && row !== first
        ? [{ measures: [row.id, first.id], field: 'deadline' as const, figures: { deadline, later } }]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Buy server software', deadline: '2027-03-31' },
          { title: 'Buy a new server', deadline: '2027-09-30' },
        ],
      },
      {
        rows: [
          { title: 'Набавити софтвер за сервер', deadline: '2027-03-31' },
          { title: 'Набавити нови сервер', deadline: '2027-09-30' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Buy server software', deadline: '2027-09-30' },
          { title: 'Buy a new server', deadline: '2027-09-30' },
        ],
      },
      { rows: [{ title: 'Buy server software', deadline: '2027-03-31' }] },
    ],
  },
})
