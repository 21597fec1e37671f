import { defineMaker } from '../maker.js'

/** ICT distribution panels. */
export default defineMaker({
  name: 'ICT',
  objectIds: ['1.3.6.1.4.1.39145'],
  kinds: [{ is: 'pdu' }],
  model: ['1.3.6.1.4.1.39145.10.1.0'],
  firmware: ['1.3.6.1.4.1.39145.10.4.0'],
})
