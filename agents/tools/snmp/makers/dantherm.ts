import { defineMaker } from '../maker.js'

/** Dantherm free cooling. */
export default defineMaker({
  name: 'Dantherm',
  objectIds: ['1.3.6.1.4.1.46651'],
  marks: [{ description: /^FreeCooling Controller/ }],
  kinds: [{ is: 'sensor' }],
  serial: ['1.3.6.1.4.1.46651.1.1.46.0'],
  model: [{ take: /^([^,]+),/ }],
  firmware: ['1.3.6.1.4.1.46651.1.1.51.0'],
})
