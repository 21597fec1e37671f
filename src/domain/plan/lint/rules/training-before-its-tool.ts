import { defineLint } from '../lint.js'
import { pairsOfOneThing } from '../same-object.js'
import type { Row } from '../view.js'

const isTraining = (row: Row): boolean => row.says('train') && !row.says('assess') && row.hasDate

const isDelivery = (row: Row): boolean =>
  (row.isBuying || row.says('build')) && !row.says('train') && !row.says('draft') && row.hasDate

export default defineLint({
  severity: 'warning',
  class: 'order',
  title: 'Training is due before its tool is there',
  text: 'The training is due on {deadline}, and what people are trained on only on {later}',
  proposal: 'Train when the tool is there.',
  find: (view) =>
    pairsOfOneThing(view, view.rows.filter(isTraining), view.rows.filter(isDelivery)).flatMap(
      ([training, tool]) => {
        const deadline = training.measure.deadline ?? ''
        const later = tool.measure.deadline ?? ''
        return later > deadline
          ? [{ measures: [training.id, tool.id], field: 'deadline' as const, figures: { deadline, later } }]
          : []
      },
    ),
  examples: {
    fires: [
      {
        rows: [
          { title: 'Train staff on the electronic registry office', deadline: '2027-03-31' },
          { title: 'Buy electronic registry-office software', deadline: '2027-05-31' },
        ],
      },
      {
        rows: [
          { title: 'Usposabljanje zaposlenih za dokumentni sistem', deadline: '2027-03-31' },
          { title: 'Nakup dokumentnega sistema', deadline: '2027-05-31' },
        ],
      },
      {
        rows: [
          { title: 'Školení zaměstnanců na spisovou službu', deadline: '2027-03-31' },
          { title: 'Pořízení spisové služby', deadline: '2027-05-31' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Train staff on the electronic registry office', deadline: '2027-09-30' },
          { title: 'Buy electronic registry-office software', deadline: '2027-05-31' },
        ],
      },
      {
        rows: [
          { title: 'Train staff on first aid', deadline: '2027-03-31' },
          { title: 'Buy electronic registry-office software', deadline: '2027-05-31' },
        ],
      },
    ],
  },
})
