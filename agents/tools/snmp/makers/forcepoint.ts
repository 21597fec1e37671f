import { defineMaker } from '../maker.js'

/** Forcepoint FlexEdge and Stonesoft engines. */
export default defineMaker({
  name: 'Forcepoint',
  objectIds: ['1.3.6.1.4.1.47565', '1.3.6.1.4.1.1369'],
  kinds: [{ is: 'firewall' }],
  serial: ['1.3.6.1.4.1.47565.1.1.1.19.13.0'],
  model: ['1.3.6.1.4.1.47565.1.1.1.19.9.0'],
  firmware: ['1.3.6.1.4.1.47565.1.1.1.1.0', '1.3.6.1.4.1.1369.5.2.1.1.1.4.0'],
})
