import { defineMaker } from '../maker.js'

/** Davis/WebMon. */
export default defineMaker({
  name: 'WebMon',
  objectIds: ['1.3.6.1.4.1.994'],
  kinds: [{ is: 'sensor' }],
  model: [{ take: /^(.+)/ }],
})
