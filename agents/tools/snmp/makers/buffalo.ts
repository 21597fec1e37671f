import { defineMaker } from '../maker.js'

/** Buffalo NAS. */
export default defineMaker({
  name: 'Buffalo',
  objectIds: ['1.3.6.1.4.1.5227'],
  kinds: [{ is: 'storage' }],
  model: ['1.3.6.1.4.1.5227.27.1.2.0'],
  firmware: ['1.3.6.1.4.1.5227.27.1.3.0'],
})
