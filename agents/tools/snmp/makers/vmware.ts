import { defineMaker } from '../maker.js'

/** VMWARE-SYSTEM-MIB: version of ESXi; the machine by ENTITY-MIB. */
export default defineMaker({
  name: null,
  objectIds: ['1.3.6.1.4.1.6876'],
  kinds: [{ is: 'server' }],
  firmware: ['1.3.6.1.4.1.6876.1.2.0'],
})
