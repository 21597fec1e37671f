import { defineMaker } from '../maker.js'

/** ZTE; ENTITY-MIB for the rest. */
export default defineMaker({
  name: 'ZTE',
  objectIds: ['1.3.6.1.4.1.3902'],
  kinds: [{ is: 'switch' }],
  firmwareInDescription: /Version:? (\S+)/,
})
