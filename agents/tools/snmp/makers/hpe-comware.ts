import { defineMaker } from '../maker.js'

/** Comware of HPE, formerly H3C; ENTITY-MIB for the rest. */
export default defineMaker({
  name: 'HPE',
  objectIds: [],
  marks: [{ objectId: '1.3.6.1.4.1.25506', description: /\b(HPE?|Hewlett)\b/ }],
  kinds: [
    { description: /Switch/, is: 'switch' },
    { description: /Router|MSR/, is: 'router' },
    { is: 'switch' },
  ],
  model: [{ take: /(?:^|\s)HPE? ((?!Comware)\S+(?: \S+)* Switch(?: with [\w ]+? Slots)?)/ }],
  firmwareInDescription: /Software Version ([\w.]+)/,
})
