import { defineMaker } from '../maker.js'

/** Emerson/Vertiv cards that are no Liebert: ITA2 and its kin. */
export default defineMaker({
  name: 'Vertiv',
  objectIds: ['1.3.6.1.4.1.13400'],
  kinds: [{ objectId: '1.3.6.1.4.1.13400.2.54', is: 'ups' }],
  serial: ['1.3.6.1.4.1.13400.2.54.1.3.0'],
  model: ['1.3.6.1.4.1.13400.2.54.1.2.0'],
})
