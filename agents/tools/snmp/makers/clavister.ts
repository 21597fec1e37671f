import { defineMaker } from '../maker.js'

/** Clavister NetWall. */
export default defineMaker({
  name: 'Clavister',
  objectIds: ['1.3.6.1.4.1.5089'],
  kinds: [{ is: 'firewall' }],
  modelInDescription: /^(Clavister .+?)(?: |$)/,
})
