import { defineMaker } from '../maker.js'

/** Arista EOS; ENTITY-MIB for the rest. */
export default defineMaker({
  name: 'Arista',
  objectIds: ['1.3.6.1.4.1.30065'],
  kinds: [{ is: 'switch' }],
  firmware: [{ take: /EOS version (\S+)/ }],
  modelInDescription: /running on an Arista Networks (\S+)/,
})
