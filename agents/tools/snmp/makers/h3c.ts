import { defineMaker } from '../maker.js'

/** H3C Comware; ENTITY-MIB for the rest. */
export default defineMaker({
  name: 'H3C',
  objectIds: ['1.3.6.1.4.1.25506', '1.3.6.1.4.1.2011.10'],
  kinds: [
    { description: /Switch/, is: 'switch' },
    { description: /SecPath|Firewall/, is: 'firewall' },
    { description: /Router|MSR/, is: 'router' },
    { is: 'switch' },
  ],
  modelInDescription: /H3C (S\d\S+|MSR\S+)/,
  firmwareInDescription: /Software Version ([\w.]+)/,
})
