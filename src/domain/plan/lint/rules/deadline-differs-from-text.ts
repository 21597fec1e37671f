import { defineLint } from '../lint.js'

const byYear =
  /(?<![^ |])(?:by(?: the)? end(?: of)?|until(?: the)? end(?: of)?|do kraja|do konca(?: leta)?|do konce(?: roku)?) (20\d\d)(?![^ |])/

export default defineLint({
  severity: 'warning',
  class: 'deadlines',
  title: 'The text names another year than the deadline',
  text: 'The text says by the end of {said}, the deadline is {deadline}',
  proposal: 'Write the same in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, text, measure: { deadline } }) => {
      const [, said = ''] = byYear.exec(text) ?? []
      return deadline !== undefined && said !== '' && !deadline.startsWith(said)
        ? [{ measures: [id], field: 'deadline' as const, figures: { said, deadline } }]
        : []
    }),
  examples: {
    fires: [
      { rows: [{ title: 'Move the archive by the end of 2027', deadline: '2028-06-30' }] },
      {
        rows: [
          {
            title: 'Преселити архиву',
            indicators: ['до краја 2027. године пресељено'],
            deadline: '2028-06-30',
          },
        ],
      },
    ],
    silent: [
      { rows: [{ title: 'Move the archive by the end of 2027', deadline: '2027-12-31' }] },
      { rows: [{ title: 'Move the archive of 2027', deadline: '2028-06-30' }] },
    ],
  },
})
