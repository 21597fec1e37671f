import type { Rhythm } from '../../rhythm.js'
import { defineLint } from '../lint.js'
import type { Row } from '../view.js'

const rhythms: readonly Rhythm[] = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly']

const saidBy = (row: Row): Rhythm | undefined => {
  // “Report for 2027” is one report.
  if (/\b(?:19|20)\d\d\b/.test(row.title) || row.says('leave')) return undefined
  const said = rhythms.filter((rhythm) => row.says(rhythm))
  return said.length === 1 ? said[0] : undefined
}

const years = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 / 365

export default defineLint({
  severity: 'warning',
  class: 'deadlines',
  title: 'The title says another rhythm',
  text: 'The title says {said}, the row recurs {recurrence}',
  proposal: 'Write the rhythm that holds, with the day on which each time is due.',
  find: ({ plan: { from, to }, rows }) =>
    rows.flatMap((row) => {
      const said = saidBy(row)
      const { recurrence } = row.measure
      if (said === undefined || said === recurrence) return []
      if (recurrence === 'one-off' && said === 'yearly' && years(from, to) < 1.5) return []
      return [{ measures: [row.id], field: 'recurrence' as const, figures: { said, recurrence } }]
    }),
  examples: {
    fires: [
      { rows: [{ title: 'Daily news updates' }] },
      { rows: [{ title: 'Годишња анкета о дигиталној писмености', recurrence: 'monthly' }] },
    ],
    silent: [
      { rows: [{ title: 'Yearly survey', recurrence: 'yearly' }] },
      { rows: [{ title: 'Annual report for 2027' }] },
      { rows: [{ title: 'Annual leave calendar' }] },
      { rows: [{ title: 'Prenova stavbe dnevnega centra' }] },
      { plan: { to: '2027-12-31' }, rows: [{ title: 'Letno poročilo' }] },
    ],
  },
})
