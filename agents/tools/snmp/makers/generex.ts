import { defineMaker } from '../maker.js'

/** CS141 of Generex answers as RFC 1628 and names the UPS it hangs on. */
export default defineMaker({
  name: null,
  objectIds: ['1.3.6.1.4.1.1356'],
  kinds: [{ is: 'ups' }],
})
