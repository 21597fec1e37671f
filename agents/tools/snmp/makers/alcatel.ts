import { defineMaker } from '../maker.js'

/** Alcatel-Lucent OmniSwitch; ENTITY-MIB for the rest. */
export default defineMaker({
  name: 'Alcatel-Lucent',
  objectIds: ['1.3.6.1.4.1.6486', '1.3.6.1.4.1.637.61', '1.3.6.1.4.1.800'],
  kinds: [{ is: 'switch' }],
  modelInDescription: /(OS\d\S+)/,
  firmwareInDescription: /(\d+\.\d+\.\d+\.\S+)/,
})
