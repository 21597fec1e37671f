import { defineMaker } from '../maker.js'

/** WD NAS: mybookworld MIB: nasAgent software and hardware. */
export default defineMaker({
  name: 'Western Digital',
  objectIds: ['1.3.6.1.4.1.5127'],
  kinds: [{ is: 'storage' }],
  model: [{ column: '1.3.6.1.4.1.5127.1.1.1.6.1.1' }],
  firmware: [{ column: '1.3.6.1.4.1.5127.1.1.1.6.1.2' }],
})
