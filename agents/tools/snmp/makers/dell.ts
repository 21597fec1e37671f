import { defineMaker } from '../maker.js'

/** Dell PowerConnect: productIdentification; iDRAC and OMSA: service tag and model. */
export default defineMaker({
  name: 'Dell',
  objectIds: ['1.3.6.1.4.1.674'],
  kinds: [
    { objectId: '1.3.6.1.4.1.674.10892', is: 'server' },
    { objectId: '1.3.6.1.4.1.674.10893', is: 'storage' },
    { objectId: '1.3.6.1.4.1.674.10895', is: 'switch' },
    { objectId: '1.3.6.1.4.1.674.11000', is: 'storage' },
    { objectId: '1.3.6.1.4.1.674.10898', is: 'printer' },
    { objectId: '1.3.6.1.4.1.674.10902', is: 'ups' },
    { description: /\bME\d{4}|PowerVault/, is: 'storage' },
  ],
  serial: [
    '1.3.6.1.4.1.674.10892.5.1.3.2.0',
    '1.3.6.1.4.1.674.10895.3000.1.2.100.8.1.4.1',
    '1.3.6.1.4.1.674.10902.2.120.1.2.0',
    { column: '1.3.6.1.3.94.1.6.1.8', take: /^"?([^"]+)/ },
  ],
  model: [
    '1.3.6.1.4.1.674.10892.5.1.3.12.0',
    '1.3.6.1.4.1.674.10902.2.100.1.0',
    '1.3.6.1.4.1.674.10895.3000.1.2.100.1.0',
    { take: /^DELL EMC (\S+)$/ },
  ],
  firmware: [
    '1.3.6.1.4.1.674.10892.5.1.1.8.0',
    '1.3.6.1.4.1.674.10902.2.100.4.0',
    '1.3.6.1.4.1.674.10895.3000.1.2.100.4.0',
  ],
})
