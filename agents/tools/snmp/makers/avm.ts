import { defineMaker } from '../maker.js'

/** AVM FRITZ!Box. */
export default defineMaker({
  name: 'AVM',
  objectIds: ['1.3.6.1.4.1.872'],
  kinds: [{ is: 'router' }],
  modelInDescription: /^(FRITZ!Box.*?)(?:,|$)/,
})
