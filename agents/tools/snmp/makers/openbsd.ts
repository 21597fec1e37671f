import { defineMaker } from '../maker.js'

/** OpenBSD’s own snmpd. */
export default defineMaker({
  name: null,
  objectIds: ['1.3.6.1.4.1.30155'],
  kinds: [{ is: 'server' }],
})
