import { defineMaker } from '../maker.js'

/** AVTECH Room Alert: sysDescr names model and version. */
export default defineMaker({
  name: 'AVTECH',
  objectIds: ['1.3.6.1.4.1.20916'],
  kinds: [{ is: 'sensor' }],
  model: [{ take: /(Room ?Alert \w+)/ }],
  firmware: [{ take: / v([\d.]+)/ }],
})
