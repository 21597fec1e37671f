import { defineMaker } from '../maker.js'

/** DELTA-UPS-MIB: dupsIdentModel, dupsIdentUPSSoftwareVersion. */
export default defineMaker({
  name: 'Delta',
  objectIds: ['1.3.6.1.4.1.2254'],
  kinds: [{ is: 'ups' }],
  model: ['1.3.6.1.4.1.2254.2.4.1.2.0'],
  firmware: ['1.3.6.1.4.1.2254.2.4.1.3.0'],
})
