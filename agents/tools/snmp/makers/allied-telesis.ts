import { defineMaker } from '../maker.js'

/** AT-RESOURCE-MIB: rscBoardSerialNumber, rscBoardName; AT-SETUP-MIB: currSoftVersion. */
export default defineMaker({
  name: 'Allied Telesis',
  objectIds: ['1.3.6.1.4.1.207'],
  kinds: [
    { objectId: '1.3.6.1.4.1.207', is: 'switch' },
    { objectId: '1.3.6.1.4.1.207.1.1', is: 'router' },
  ],
  serial: [{ column: '1.3.6.1.4.1.207.8.4.4.3.21.1.1.8' }],
  model: [{ take: /^(AT-\S+)/ }, { column: '1.3.6.1.4.1.207.8.4.4.3.21.1.1.4', take: /^(AT-.+)/ }],
  firmware: [
    '1.3.6.1.4.1.207.8.4.4.4.500.2.1.1.0',
    '1.3.6.1.4.1.207.1.4.167.81.1.3.0',
    { take: /^AlliedWare Plus \(TM\) ([\d.]+)/ },
    { take: /Version ([\w.-]+)/ },
  ],
})
