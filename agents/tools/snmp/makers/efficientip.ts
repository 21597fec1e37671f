import { defineMaker } from '../maker.js'

/** SOLIDserver: model, serial number, version. */
export default defineMaker({
  name: 'EfficientIP',
  objectIds: ['1.3.6.1.4.1.2440'],
  kinds: [{ is: 'server' }],
  serial: ['1.3.6.1.4.1.2440.1.14.1.2.0'],
  model: ['1.3.6.1.4.1.2440.1.14.1.1.0'],
  firmware: ['1.3.6.1.4.1.2440.1.17.1.2.0'],
})
