import { defineMaker } from '../maker.js'

/** RPS-MIB beside RFC 1628. */
export default defineMaker({
  name: 'Riello',
  objectIds: ['1.3.6.1.4.1.5491'],
  kinds: [{ is: 'ups' }],
  modelInDescription: /^(Net[mM]an\S*.*)/,
})
