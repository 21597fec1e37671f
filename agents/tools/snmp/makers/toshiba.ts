import { defineMaker } from '../maker.js'

/** TOSHIBA-TEC: Printer-MIB tells the rest. */
export default defineMaker({
  name: 'Toshiba',
  objectIds: ['1.3.6.1.4.1.1129'],
  kinds: [{ is: 'printer' }],
  modelInDescription: /^TOSHIBA (.+)/,
})
