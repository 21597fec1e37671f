import { defineMaker } from '../maker.js'

/** Wiesemann & Theis: the article’s number is the tail of sysObjectID. */
export default defineMaker({
  name: 'W&T',
  objectIds: ['1.3.6.1.4.1.5040'],
  kinds: [{ is: 'sensor' }],
})
