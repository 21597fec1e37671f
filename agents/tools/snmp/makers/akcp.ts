import { defineMaker } from '../maker.js'

/** SPAGENT-MIB: spManufName, spProductName. */
export default defineMaker({
  name: 'AKCP',
  objectIds: ['1.3.6.1.4.1.3854'],
  kinds: [{ is: 'sensor' }],
  model: ['1.3.6.1.4.1.3854.1.1.8.0', '1.3.6.1.4.1.3854.3.2.1.8.0'],
})
