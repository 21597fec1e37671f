import { defineMaker } from '../maker.js'

/** RICOH-PRIVATE-MIB: ricohEngine… model, version, serial number; Savin, Lanier, NRG alike. */
export default defineMaker({
  name: 'Ricoh',
  objectIds: ['1.3.6.1.4.1.367'],
  kinds: [{ is: 'printer' }],
  serial: ['1.3.6.1.4.1.367.3.2.1.2.1.4.0'],
  model: ['1.3.6.1.4.1.367.3.2.1.1.1.1.0'],
  firmware: ['1.3.6.1.4.1.367.3.2.1.1.1.2.0'],
})
