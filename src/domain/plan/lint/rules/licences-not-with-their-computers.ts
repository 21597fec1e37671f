import { defineLint } from '../lint.js'
import type { Row } from '../view.js'

const most = 92

const isLicence = (row: Row): boolean =>
  row.says('licence') && row.says('clientSoftware') && !row.says('server') && row.hasDate

const isComputers = (row: Row): boolean =>
  row.isBuying && row.says('computer') && !row.says('licence') && row.hasDate

const days = (a: string, b: string): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000)

export default defineLint({
  severity: 'warning',
  class: 'order',
  title: 'Licences are not due with their computers',
  text: 'The licences are due on {deadline}, the computers on {later}: {days} days apart',
  proposal: 'Buy both at one time: earlier licences lie idle, later ones leave computers without.',
  find: ({ rows }) => {
    const computers = rows.filter(isComputers)
    return rows.filter(isLicence).flatMap((licence) => {
      const deadline = licence.measure.deadline ?? ''
      const near = computers.toSorted(
        (a, b) =>
          Math.abs(days(deadline, a.measure.deadline ?? '')) -
          Math.abs(days(deadline, b.measure.deadline ?? '')),
      )[0]
      const later = near?.measure.deadline
      if (near === undefined || later === undefined || Math.abs(days(deadline, later)) <= most) return []
      return [
        {
          measures: [licence.id, near.id],
          field: 'deadline' as const,
          figures: { deadline, later, days: Math.abs(days(deadline, later)) },
        },
      ]
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Buy 50 Office licences', deadline: '2027-12-31' },
          { title: 'Buy 40 desktop computers', deadline: '2028-12-31' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Buy 40 Windows licences', deadline: '2027-12-31' },
          { title: 'Buy 40 desktop computers', deadline: '2027-12-31' },
        ],
      },
      {
        rows: [
          { title: 'Buy Windows Server licences', deadline: '2027-01-31' },
          { title: 'Buy 40 desktop computers', deadline: '2027-12-31' },
        ],
      },
    ],
  },
})
