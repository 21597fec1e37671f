import { defineMaker } from '../maker.js'

/** Algcom. */
export default defineMaker({
  name: 'Algcom',
  objectIds: ['1.3.6.1.4.1.49136'],
  kinds: [{ is: 'sensor' }],
  model: [{ take: /^(.+)/ }],
})
