import { defineMaker } from '../maker.js'

/** KONICA MINOLTA: product name and version, its children’s names too. */
export default defineMaker({
  name: 'Konica Minolta',
  objectIds: ['1.3.6.1.4.1.18334', '1.3.6.1.4.1.2590'],
  kinds: [{ is: 'printer' }],
  model: ['1.3.6.1.4.1.18334.1.1.1.1.6.2.1.0'],
  firmware: ['1.3.6.1.4.1.18334.1.1.1.1.6.1.0'],
  modelInDescription: /^KONICA MINOLTA (.+)/,
})
