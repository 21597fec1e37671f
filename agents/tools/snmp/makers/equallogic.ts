import { defineMaker } from '../maker.js'

/** EQLMEMBER-MIB: eqlMemberModel, eqlMemberSerialNumber. */
export default defineMaker({
  name: 'Dell',
  objectIds: ['1.3.6.1.4.1.12740'],
  kinds: [{ is: 'storage' }],
  serial: [{ column: '1.3.6.1.4.1.12740.2.1.11.1.2' }],
  model: [{ column: '1.3.6.1.4.1.12740.2.1.11.1.1' }],
  firmware: [{ column: '1.3.6.1.4.1.12740.4.1.1.1.4' }],
})
