import { defineMaker } from '../maker.js'

/** Sensatronics. */
export default defineMaker({
  name: 'Sensatronics',
  objectIds: ['1.3.6.1.4.1.16174'],
  kinds: [{ is: 'sensor' }],
  model: [{ take: /^(.+)/ }],
})
