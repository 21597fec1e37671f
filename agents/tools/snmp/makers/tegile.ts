import { defineMaker } from '../maker.js'

/** Tegile IntelliFlash: hardware, version. */
export default defineMaker({
  name: 'Tegile',
  objectIds: ['1.3.6.1.4.1.43906'],
  kinds: [{ is: 'storage' }],
  model: [{ oid: '1.3.6.1.4.1.43906.1.1.9.0', take: /(.+)/ }],
  firmware: ['1.3.6.1.4.1.43906.1.1.3.0'],
})
