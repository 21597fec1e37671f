import { defineMaker } from '../maker.js'

/** Pantum: Printer-MIB tells the rest. */
export default defineMaker({
  name: 'Pantum',
  objectIds: ['1.3.6.1.4.1.40093'],
  kinds: [{ is: 'printer' }],
  modelInDescription: /^Pantum (\S+)/,
})
