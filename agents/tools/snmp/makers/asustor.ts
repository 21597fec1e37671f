import { defineMaker } from '../maker.js'

/** ASUSTOR-NAS-MIB: model and version. */
export default defineMaker({
  name: 'ASUSTOR',
  objectIds: ['1.3.6.1.4.1.44738'],
  marks: [{ objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.44738.1.1.0' }],
  kinds: [{ is: 'storage' }],
  model: ['1.3.6.1.4.1.44738.1.1.0'],
  firmware: ['1.3.6.1.4.1.44738.1.2.0'],
})
