import { foldWords } from '../fold-words.js'
import { replacedActs, severityBy } from '../laws.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'lifecycle',
  title: 'An act is cited that another has replaced',
  text: 'The act on {subject} ({gazette}) was replaced on {since} by that of {by} ({certainty})',
  proposal: 'Cite the act that holds, and look whether the plan still meets it.',
  find: ({ plan, asOf }) => {
    const day = plan.adoptedOn !== undefined && plan.adoptedOn > asOf ? plan.adoptedOn : asOf
    return plan.cites.flatMap(({ kind, subject, gazette = '' }) => {
      const act = replacedActs.find(
        (each) =>
          each.currency === plan.currency &&
          each.gazette.test(gazette) &&
          each.subject.test(foldWords(subject)) &&
          each.since <= day,
      )
      return kind === 'act' && act
        ? [
            {
              measures: [],
              ...severityBy(act),
              figures: { subject, gazette, since: act.since, by: act.by, certainty: act.certainty },
            },
          ]
        : []
    })
  },
  examples: {
    fires: [
      { plan: { cites: [{ kind: 'act', subject: 'electronic signature', gazette: '135/04' }] }, rows: [{}] },
      { plan: { cites: [{ kind: 'act', subject: 'информациона безбедност', gazette: '6/16' }] }, rows: [{}] },
    ],
    silent: [
      { plan: { cites: [{ kind: 'act', subject: 'e-government', gazette: '27/18' }] }, rows: [{}] },
      {
        plan: { currency: 'EUR', cites: [{ kind: 'act', subject: 'security', gazette: '6/16' }] },
        rows: [{}],
      },
    ],
  },
})
