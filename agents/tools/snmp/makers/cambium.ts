import { defineMaker } from '../maker.js'

/** Cambium; sysDescr and ENTITY-MIB tell the rest. */
export default defineMaker({
  name: 'Cambium',
  objectIds: ['1.3.6.1.4.1.17713', '1.3.6.1.4.1.161.19'],
  kinds: [{ is: 'access-point' }],
})
