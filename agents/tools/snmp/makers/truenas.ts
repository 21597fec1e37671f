import { defineMaker } from '../maker.js'

/** FREENAS-MIB; sysDescr names system and version. */
export default defineMaker({
  name: 'TrueNAS',
  objectIds: ['1.3.6.1.4.1.50536'],
  marks: [
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.50536.1.1.1.1.1.1' },
    { description: /^(TrueNAS|FreeNAS)-/ },
  ],
  kinds: [{ is: 'storage' }],
  model: [{ take: /Hardware: (.+?)(?: running at \d+)?\. Software/ }],
  firmware: [{ take: /^(?:TrueNAS|FreeNAS)(?:-SCALE)?-([\w.-]+?)(?= |\.? Hardware|\. )/ }],
})
