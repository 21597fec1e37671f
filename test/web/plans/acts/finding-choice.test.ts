import { expect, it } from 'vitest'
import { findingChoice, readFindingChoice } from '../../../../src/web/plans/acts/finding-choice.js'

it.each([[[]], [['2.1.8']], [['2.1.9 а/б', '2.1.8']]])(
  'says a rule and the rows %j in one word',
  (measures) => {
    expect(readFindingChoice(findingChoice('rows-say-the-same', measures))).toEqual({
      rule: 'rows-say-the-same',
      measures,
    })
  },
)
