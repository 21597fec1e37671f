import { defineMaker } from '../maker.js'

/** Conteg intelligent PDU. */
export default defineMaker({
  name: 'Conteg',
  objectIds: ['1.3.6.1.4.1.28402'],
  kinds: [{ is: 'pdu' }],
})
