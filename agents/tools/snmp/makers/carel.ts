import { defineMaker } from '../maker.js'

/** pCOWeb of Carel, in machines of other makers. */
export default defineMaker({
  name: 'Carel',
  objectIds: ['1.3.6.1.4.1.9839'],
  kinds: [{ is: 'sensor' }],
  model: [{ take: /^(.+)/ }],
})
