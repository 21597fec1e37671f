import { defineMaker } from '../maker.js'

/** CANON-MIB: product name and version. */
export default defineMaker({
  name: 'Canon',
  objectIds: ['1.3.6.1.4.1.1602'],
  kinds: [{ is: 'printer' }],
  model: ['1.3.6.1.4.1.1602.1.1.1.1.0'],
  firmware: ['1.3.6.1.4.1.1602.1.1.1.4.0'],
})
