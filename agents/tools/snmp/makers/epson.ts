import { defineMaker } from '../maker.js'

/** EPSON-MIB; Printer-MIB tells the rest. */
export default defineMaker({
  name: 'Epson',
  objectIds: ['1.3.6.1.4.1.1248'],
  kinds: [{ is: 'printer' }],
  serial: ['1.3.6.1.2.1.43.5.1.1.17.1', '1.3.6.1.4.1.1248.1.2.2.1.1.1.5.1'],
  modelInDescription: /^EPSON (.+)/,
})
